package dev.triage.verify;

import dev.triage.diagnosis.Confidence;
import dev.triage.diagnosis.Diagnosis;
import dev.triage.diagnosis.Evidence;
import dev.triage.diagnosis.EvidenceSource;
import dev.triage.diagnosis.Hypothesis;
import dev.triage.diagnosis.Impact;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds a diagnosis to its sources: every quote must stand in the context, a past incident or a runbook section, and
 * every number in a sentence must come from one of them. A quote that is nowhere is taken out, and a hypothesis that
 * loses all its evidence loses its confidence.
 */
final class GroundingCheck {

    private final SourceText context;
    private final SourceText elsewhere;
    private final NumberCheck numbers;
    private final List<Finding> findings = new ArrayList<>();
    private int claims;
    private int grounded;

    GroundingCheck(String context, String elsewhere) {
        this.context = new SourceText(context);
        this.elsewhere = new SourceText(elsewhere);
        this.numbers = new NumberCheck(context + "\n" + elsewhere);
    }

    Diagnosis check(Diagnosis diagnosis) {
        sentence("summary", diagnosis.summary());
        sentence("severity.reasoning", diagnosis.severity().reasoning());
        sentence("postmortem.summary", diagnosis.postmortem().summary());
        sentence("postmortem.rootCause", diagnosis.postmortem().rootCause());
        sentence("impact.statement", diagnosis.impact().statement());
        List<Hypothesis> hypotheses = new ArrayList<>();
        for (int i = 0; i < diagnosis.hypotheses().size(); i++) {
            hypotheses.add(hypothesis("hypotheses[" + i + "]", diagnosis.hypotheses().get(i)));
        }
        return new Diagnosis(diagnosis.summary(), diagnosis.severity(), diagnosis.outcome(), hypotheses,
                diagnosis.checklist(), diagnosis.mitigations(), impact(diagnosis.impact()), diagnosis.postmortem(),
                diagnosis.followUps(), diagnosis.missingFacts());
    }

    List<Finding> findings() {
        return findings;
    }

    int claims() {
        return claims;
    }

    int grounded() {
        return grounded;
    }

    private Hypothesis hypothesis(String where, Hypothesis hypothesis) {
        sentence(where + ".statement", hypothesis.statement());
        List<Evidence> evidence = quotes(where + ".evidence", hypothesis.evidence());
        List<Evidence> contradicting = quotes(where + ".contradicting", hypothesis.contradicting());
        Confidence confidence = hypothesis.confidence();
        if (evidence.isEmpty() && confidence != Confidence.LOW) {
            findings.add(new Finding("confidence-without-evidence", FindingKind.CONFIDENCE_TOO_HIGH,
                    FindingLevel.WARNING, where + ".confidence", hypothesis.statement(),
                    "no grounded quote carries it, so its confidence is low, not " + confidence, ""));
            confidence = Confidence.LOW;
        }
        return new Hypothesis(hypothesis.causeCode(), hypothesis.statement(), hypothesis.entities(), confidence,
                evidence, contradicting, hypothesis.wouldConfirm(), hypothesis.symptomOf());
    }

    private List<Evidence> quotes(String where, List<Evidence> quotes) {
        List<Evidence> kept = new ArrayList<>();
        for (int i = 0; i < quotes.size(); i++) {
            Evidence evidence = quotes.get(i);
            claims++;
            if (evidence.source() == EvidenceSource.CONTEXT) {
                String lines = context.linesOf(evidence.quote());
                if (!lines.isEmpty()) {
                    grounded++;
                    kept.add(new Evidence(evidence.quote(), evidence.source(), lines));
                    continue;
                }
            } else if (elsewhere.contains(evidence.quote())) {
                grounded++;
                kept.add(evidence);
                continue;
            }
            findings.add(new Finding("quote-not-in-source", FindingKind.UNGROUNDED_QUOTE, FindingLevel.ERROR,
                    where + "[" + i + "]", evidence.quote(), "these words do not stand in the "
                            + (evidence.source() == EvidenceSource.CONTEXT ? "context" : "cited source")
                            + "; the quote was taken out",
                    ""));
        }
        return kept;
    }

    private void sentence(String where, String sentence) {
        if (NumberCheck.numbers(sentence).isEmpty()) {
            return;
        }
        claims++;
        List<String> unknown = numbers.unknown(sentence);
        if (unknown.isEmpty()) {
            grounded++;
        } else {
            findings.add(new Finding("number-not-in-source", FindingKind.UNGROUNDED_CLAIM, FindingLevel.WARNING, where,
                    sentence, "the sources do not hold " + String.join(", ", unknown), ""));
        }
    }

    /** What nobody measured is not an impact yet; it is something to measure. */
    private Impact impact(Impact impact) {
        List<String> measured = new ArrayList<>();
        List<String> toMeasure = new ArrayList<>(impact.toMeasure());
        for (int i = 0; i < impact.measured().size(); i++) {
            String claim = impact.measured().get(i);
            claims++;
            List<String> unknown = numbers.unknown(claim);
            if (unknown.isEmpty()) {
                grounded++;
                measured.add(claim);
            } else {
                findings.add(new Finding("impact-not-measured", FindingKind.UNGROUNDED_CLAIM, FindingLevel.ERROR,
                        "impact.measured[" + i + "]", claim,
                        "the sources do not hold " + String.join(", ", unknown) + "; moved to what is to be measured",
                        ""));
                toMeasure.add(claim);
            }
        }
        return new Impact(impact.statement(), measured, toMeasure);
    }
}
