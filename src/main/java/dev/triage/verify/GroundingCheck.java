package dev.triage.verify;

import dev.triage.diagnosis.ChecklistStep;
import dev.triage.diagnosis.Diagnosis;
import dev.triage.diagnosis.FollowUp;
import dev.triage.diagnosis.Hypothesis;
import dev.triage.diagnosis.Impact;
import dev.triage.diagnosis.PostmortemDraft;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds a diagnosis to its sources: every quote must stand where it is said to stand, and every number, time, version,
 * identifier and name of a sentence must come from a source or follow from it.
 */
final class GroundingCheck {

    private final HypothesisCheck hypotheses;
    private final TextCheck text;
    private final ImpactCheck impact;
    private final PostmortemCheck postmortem;

    GroundingCheck(Sources sources, Ledger ledger) {
        QuoteCheck quotes = new QuoteCheck(sources.grounds(), ledger);
        this.hypotheses = new HypothesisCheck(quotes,
                new ContraryFacts(sources.grounds().facts().source().value(), quotes.context()), ledger);
        this.text = new TextCheck(sources.sentences(), ledger);
        this.impact = new ImpactCheck(text, sources.timeline());
        this.postmortem = new PostmortemCheck(text, impact,
                new TimelineCheck(text, sources.own()), sources.grounds().facts());
    }

    Diagnosis check(Diagnosis diagnosis) {
        text.check("summary", diagnosis.summary(), SentenceCheck.Mode.FACT);
        text.check("severity.reasoning", diagnosis.severity().reasoning(), SentenceCheck.Mode.FACT);
        hypotheses.check(diagnosis.hypotheses());
        statements("hypotheses", hypotheses.ranked());
        statements("unsupported", hypotheses.unsupported());
        advice(diagnosis);
        Impact measured = impact.check(diagnosis.impact());
        List<String> toMeasure = new ArrayList<>(measured.toMeasure());
        Diagnosis ranked = new Diagnosis(diagnosis.summary(), diagnosis.severity(), diagnosis.outcome(),
                hypotheses.ranked(), diagnosis.checklist(), diagnosis.mitigations(), measured, diagnosis.postmortem(),
                diagnosis.followUps(), diagnosis.missingFacts());
        PostmortemDraft draft = postmortem.check(ranked, toMeasure);
        return new Diagnosis(ranked.summary(), ranked.severity(), ranked.outcome(), ranked.hypotheses(),
                ranked.checklist(), ranked.mitigations(),
                new Impact(measured.statement(), measured.measured(), toMeasure), draft, ranked.followUps(),
                ranked.missingFacts());
    }

    List<Hypothesis> unsupported() {
        return hypotheses.unsupported();
    }

    List<RuledOut> ruledOut() {
        return hypotheses.ruledOut();
    }

    private void statements(String list, List<Hypothesis> some) {
        for (int i = 0; i < some.size(); i++) {
            String where = list + "[" + i + "].";
            text.check(where + "statement", some.get(i).statement(), SentenceCheck.Mode.CLAIM);
            text.check(where + "wouldConfirm", some.get(i).wouldConfirm(), SentenceCheck.Mode.ADVICE);
            for (int k = 0; k < some.get(i).entities().size(); k++) {
                text.check(where + "entities[" + k + "]", "`" + some.get(i).entities().get(k).name() + "`",
                        SentenceCheck.Mode.CLAIM);
            }
        }
    }

    private void advice(Diagnosis diagnosis) {
        for (int i = 0; i < diagnosis.checklist().size(); i++) {
            ChecklistStep step = diagnosis.checklist().get(i);
            text.check("checklist[" + i + "]", step.step(), SentenceCheck.Mode.ADVICE);
        }
        for (int i = 0; i < diagnosis.mitigations().size(); i++) {
            text.check("mitigations[" + i + "].action", diagnosis.mitigations().get(i).action(),
                    SentenceCheck.Mode.ADVICE);
        }
        for (int i = 0; i < diagnosis.followUps().size(); i++) {
            FollowUp followUp = diagnosis.followUps().get(i);
            text.check("followUps[" + i + "]", followUp.action(), SentenceCheck.Mode.ADVICE);
        }
    }
}
