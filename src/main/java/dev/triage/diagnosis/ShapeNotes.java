package dev.triage.diagnosis;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What the records cannot say about their JSON: bounds, and the descriptions that tell a model what to write. */
final class ShapeNotes {

    /** Longest string that a reply may hold, in UTF-16 units. */
    static final int MAX_CHARS = 4_000;

    private static final int ITEMS_MAX_OTHERWISE = 20;

    private static final Map<String, Integer> ITEMS_MAX = Map.of("Diagnosis.hypotheses", 10, "Diagnosis.checklist", 30,
            "Diagnosis.mitigations", 20, "Diagnosis.followUps", 30, "PostmortemDraft.timeline", 50);

    /** Strings without which their object means nothing. */
    private static final Set<String> NOT_BLANK = Set.of("Diagnosis.summary", "Hypothesis.statement", "Entity.name",
            "Evidence.quote", "ChecklistStep.step", "Command.text", "MitigationStep.action", "FollowUp.action",
            "MissingFact.fact", "TimelineEntry.event");

    private static final Map<String, String> DESCRIPTIONS = descriptions();

    private ShapeNotes() {}

    static int maxItems(String path) {
        return ITEMS_MAX.getOrDefault(path, ITEMS_MAX_OTHERWISE);
    }

    static boolean mustSaySomething(String path) {
        return NOT_BLANK.contains(path);
    }

    static String description(String path) {
        String description = DESCRIPTIONS.get(path);
        if (description == null) {
            throw new IllegalStateException("the schema does not describe " + path);
        }
        return description;
    }

    private static Map<String, String> descriptions() {
        Map<String, String> notes = new HashMap<>();
        describeDiagnosis(notes);
        describeHypothesis(notes);
        describeSteps(notes);
        describePostmortem(notes);
        return Map.copyOf(notes);
    }

    private static void describeDiagnosis(Map<String, String> notes) {
        notes.put("Diagnosis.summary", "Two to four sentences: what is broken, since when, the likeliest cause.");
        notes.put("Diagnosis.severity", "Severity and why.");
        notes.put("Diagnosis.outcome",
                "ESTABLISHED: the evidence proves the first hypothesis. SUSPECTED: it speaks for it."
                        + " NOT_ESTABLISHED: it does not carry a cause. NO_INCIDENT: nothing is wrong.");
        notes.put("Diagnosis.hypotheses", "Possible root causes, the likeliest first; empty if nothing speaks for any."
                + " ESTABLISHED and SUSPECTED need at least one.");
        notes.put("Diagnosis.checklist", "Read-only steps that confirm or rule out hypotheses. Nothing here may change"
                + " the system: what terminates, restarts, scales or writes is a mitigation.");
        notes.put("Diagnosis.mitigations", "The plan in the order in which to act: stabilise, fix, prevent.");
        notes.put("Diagnosis.impact", "What customers notice.");
        notes.put("Diagnosis.postmortem", "Draft of the postmortem, as far as the context tells it.");
        notes.put("Diagnosis.followUps", "Work that remains after the incident.");
        notes.put("Diagnosis.missingFacts", "What would decide between the hypotheses and is not in the context.");
        notes.put("SeverityAssessment.level", "SEV1 is the worst; UNKNOWN if nothing known decides it.");
        notes.put("SeverityAssessment.reasoning", "Why, citing only numbers and durations that the context holds.");
        notes.put("Impact.statement", "Who is affected and how, without invented numbers.");
        notes.put("Impact.measured", "What the context has numbers for.");
        notes.put("Impact.toMeasure", "What nobody has measured yet, and how to.");
        notes.put("FollowUp.priority", "P0 is now, P3 is some day.");
        notes.put("FollowUp.action", "What to do.");
        notes.put("FollowUp.owner", "A team or role, never an invented person.");
        notes.put("MissingFact.fact", "What is not known.");
        notes.put("MissingFact.howToGet", "The command, dashboard or person that tells.");
    }

    private static void describeHypothesis(Map<String, String> notes) {
        notes.put("Hypothesis.causeCode", "The cause that comes nearest; UNKNOWN if none does.");
        notes.put("Hypothesis.statement", "One or two sentences that name the mechanism from cause to symptom.");
        notes.put("Hypothesis.entities", "The tables, services, pods, jobs or versions that it is about.");
        notes.put("Hypothesis.confidence", "HIGH only if the evidence leaves no other explanation.");
        notes.put("Hypothesis.evidence", "What speaks for it, quoted.");
        notes.put("Hypothesis.contradicting", "What speaks against it, quoted; empty if nothing does.");
        notes.put("Hypothesis.wouldConfirm", "What to look at to be sure.");
        notes.put("Hypothesis.symptomOf", "The cause of which this is only an effect; null if it is a cause.");
        notes.put("Entity.kind", "Such as table, index, service, pod, job, version.");
        notes.put("Entity.name", "As the context writes it.");
        notes.put("Evidence.quote", "Copied from the source letter by letter; never a paraphrase.");
        notes.put("Evidence.source", "Where the quote stands.");
        notes.put("Evidence.lines", "Line or line range of the context, such as 7 or 7-9; for other sources the name of"
                + " the incident or runbook section.");
    }

    private static void describeSteps(Map<String, String> notes) {
        notes.put("ChecklistStep.step", "What to find out.");
        notes.put("ChecklistStep.command", "A command that only reads; null if the step is done by looking.");
        notes.put("ChecklistStep.expected",
                "What the result looks like if the suspicion is right, and if it is wrong.");
        notes.put("Command.language", "The program or language that takes the command.");
        notes.put("Command.text", "Ready to be typed; angle brackets mark what has to be filled in.");
        notes.put("MitigationStep.phase",
                "STABILISE stops the bleeding, FIX removes the cause, PREVENT keeps it away.");
        notes.put("MitigationStep.action", "What to do.");
        notes.put("MitigationStep.commands", "How, in order; empty if it is not done by commands.");
        notes.put("MitigationStep.addresses", "The cause it acts on; null if it only buys time.");
        notes.put("MitigationStep.risk", "What can go wrong: locks, load, lost work, and for whom.");
        notes.put("MitigationStep.rollback", "How to undo it.");
        notes.put("MitigationStep.runbook", "The runbook section it follows, as title / heading; null if none.");
        notes.put("Rollback.action", "What to do to undo the step, or that it cannot be undone.");
        notes.put("Rollback.commands", "How, in order; empty if there is nothing to type.");
    }

    private static void describePostmortem(Map<String, String> notes) {
        String otherwise = " " + PostmortemDraft.FILL_IN + " only where the context does not say.";
        notes.put("PostmortemDraft.summary", "What happened, in a paragraph." + otherwise);
        notes.put("PostmortemDraft.timeline", "What happened when, in order.");
        notes.put("PostmortemDraft.impact", "Who was affected, how, how long." + otherwise);
        notes.put("PostmortemDraft.rootCause", "The cause, as sure as the outcome says." + otherwise);
        notes.put("PostmortemDraft.detection", "How it was noticed." + otherwise);
        notes.put("PostmortemDraft.response", "What was done." + otherwise);
        notes.put("PostmortemDraft.wentWell", "What helped.");
        notes.put("PostmortemDraft.wentPoorly", "What hindered.");
        notes.put("PostmortemDraft.actionItems", "What keeps it from happening again.");
        notes.put("TimelineEntry.at", "The time as the context writes it, or " + PostmortemDraft.FILL_IN + ".");
        notes.put("TimelineEntry.event", "What happened.");
        notes.put("TimelineEntry.source", "Line or line range of the context; blank if a person has to fill it in.");
    }
}
