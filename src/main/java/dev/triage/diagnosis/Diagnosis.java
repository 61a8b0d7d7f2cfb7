package dev.triage.diagnosis;

import java.util.List;

/**
 * What an analyst, model or signature catalogue, makes of an incident.
 *
 * @param hypotheses ranked, the likeliest first
 * @param mitigations in the order in which to act
 */
public record Diagnosis(String summary, SeverityAssessment severity, Outcome outcome, List<Hypothesis> hypotheses,
        List<ChecklistStep> checklist, List<MitigationStep> mitigations, Impact impact, PostmortemDraft postmortem,
        List<FollowUp> followUps, List<MissingFact> missingFacts) {

    public Diagnosis {
        hypotheses = List.copyOf(hypotheses);
        checklist = List.copyOf(checklist);
        mitigations = List.copyOf(mitigations);
        followUps = List.copyOf(followUps);
        missingFacts = List.copyOf(missingFacts);
    }
}
