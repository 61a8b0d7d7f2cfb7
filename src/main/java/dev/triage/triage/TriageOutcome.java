package dev.triage.triage;

/** How a run ended. */
public sealed interface TriageOutcome {

    /** As asked: the chosen analyst answered and the answer was checked. */
    record Verified(TriageResult result) implements TriageOutcome {}

    /** With a checked report, but not all went as asked. */
    record Degraded(TriageResult result, String reason) implements TriageOutcome {}

    /** Without a report. */
    record Failed(String reason) implements TriageOutcome {}
}
