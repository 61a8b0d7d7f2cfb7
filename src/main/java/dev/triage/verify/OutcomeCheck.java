package dev.triage.verify;

import dev.triage.diagnosis.CauseCode;
import dev.triage.diagnosis.Confidence;
import dev.triage.diagnosis.Diagnosis;
import dev.triage.diagnosis.EvidenceSource;
import dev.triage.diagnosis.Hypothesis;
import dev.triage.diagnosis.MissingFact;
import dev.triage.diagnosis.Outcome;
import dev.triage.diagnosis.SeverityAssessment;
import dev.triage.fact.FactSheet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Lets no outcome claim more than the evidence carries, nor less. ESTABLISHED needs a first hypothesis that is still
 * HIGH after the other checks; SUSPECTED needs one with at least one quote of the context that stands and bears on it;
 * below that the cause is NOT_ESTABLISHED. A context without any trouble gives NO_INCIDENT, one that measures damage never
 * does.
 */
final class OutcomeCheck {

    private final FactSheet facts;
    private final Ledger ledger;
    private final List<RuledOut> ruledOut;
    private final List<Hypothesis> unsupported;

    OutcomeCheck(FactSheet facts, List<RuledOut> ruledOut, List<Hypothesis> unsupported, Ledger ledger) {
        this.facts = facts;
        this.ruledOut = ruledOut;
        this.unsupported = unsupported;
        this.ledger = ledger;
    }

    Diagnosis check(Diagnosis diagnosis, SeverityAssessment policy) {
        Outcome claimed = diagnosis.outcome();
        ContextHealth health = ContextHealth.of(facts, policy);
        Outcome carried = carried(diagnosis, claimed, health);
        if (carried == claimed) {
            return claimed == Outcome.NOT_ESTABLISHED ? open(diagnosis, claimed) : diagnosis;
        }
        boolean grave = claimed == Outcome.NO_INCIDENT || carried == Outcome.NO_INCIDENT
                || carried == Outcome.NOT_ESTABLISHED && claimed == Outcome.ESTABLISHED;
        ledger.add(new Finding("outcome-overruled", FindingKind.OUTCOME_OVERRULED,
                grave ? FindingLevel.ERROR : FindingLevel.WARNING, "outcome", claimed.name(),
                ledger.words().say("outcome." + carried, claimed, policy.reasoning()), ""));
        return carried == Outcome.NOT_ESTABLISHED
                ? open(diagnosis, carried)
                : with(diagnosis, carried,
                        carried == Outcome.NO_INCIDENT
                                ? ledger.words().say("lead.noIncident") + " " + diagnosis.summary()
                                : diagnosis.summary(),
                        diagnosis.missingFacts());
    }

    private static Outcome carried(Diagnosis diagnosis, Outcome claimed, ContextHealth health) {
        boolean claimsCause = claimed == Outcome.ESTABLISHED || claimed == Outcome.SUSPECTED;
        if (health == ContextHealth.HEALTHY && claimsCause) {
            return Outcome.NO_INCIDENT;
        }
        if (claimed == Outcome.NO_INCIDENT) {
            return health == ContextHealth.BROKEN ? Outcome.NOT_ESTABLISHED : claimed;
        }
        if (!claimsCause) {
            return claimed;
        }
        Hypothesis first = diagnosis.hypotheses().isEmpty() ? null : diagnosis.hypotheses().getFirst();
        if (first == null || first.causeCode() == CauseCode.NO_FAULT || first.evidence().stream()
                .noneMatch(quote -> quote.source() == EvidenceSource.CONTEXT)) {
            return Outcome.NOT_ESTABLISHED;
        }
        return claimed == Outcome.ESTABLISHED && first.confidence() != Confidence.HIGH ? Outcome.SUSPECTED : claimed;
    }

    /** Leads with what is not known, what was ruled out and why, and what would decide. */
    private Diagnosis open(Diagnosis diagnosis, Outcome outcome) {
        List<MissingFact> missing = new ArrayList<>(diagnosis.missingFacts());
        for (Hypothesis hypothesis : unsupported) {
            if (!hypothesis.wouldConfirm().isBlank() && missing.size() < 10) {
                missing.add(new MissingFact(ledger.words().say("missing.for", hypothesis.causeCode()),
                        hypothesis.wouldConfirm()));
            }
        }
        if (missing.isEmpty()) {
            for (String key : List.of("metrics", "errors", "changes")) {
                missing.add(new MissingFact(ledger.words().say("missing." + key),
                        ledger.words().say("missing." + key + ".how")));
            }
        }
        String lead = ledger.words().say("lead.notEstablished");
        String summary = diagnosis.summary().startsWith(lead) || outcome == diagnosis.outcome() && isSaid(diagnosis)
                ? diagnosis.summary()
                : lead + ruled() + " " + diagnosis.summary();
        return with(diagnosis, outcome, summary, missing);
    }

    private static boolean isSaid(Diagnosis diagnosis) {
        return diagnosis.summary()
                .matches("(?is).*(?:not established|no cause|cause is (?:not|un)|unknown|无法确定|未能确定|原因(?:尚未|未|不)|尚不).*");
    }

    private String ruled() {
        List<String> all = new ArrayList<>(
                ruledOut.stream().map(cause -> cause.causeCode() + " (" + cause.why() + ")").toList());
        unsupported.forEach(hypothesis -> all.add(hypothesis.causeCode() + " ("
                + ledger.words().say("ruledOut.unsupported") + ")"));
        return all.isEmpty()
                ? ""
                : " " + ledger.words().say("lead.ruledOut", all.stream().distinct().collect(Collectors.joining("; ")));
    }

    private static Diagnosis with(Diagnosis diagnosis, Outcome outcome, String summary, List<MissingFact> missing) {
        return new Diagnosis(summary, diagnosis.severity(), outcome, diagnosis.hypotheses(), diagnosis.checklist(),
                diagnosis.mitigations(), diagnosis.impact(), diagnosis.postmortem(), diagnosis.followUps(), missing);
    }
}
