package dev.triage.triage;

/** Where a run stands. Every run that was accepted ends as VERIFIED, DEGRADED or FAILED. */
public enum RunStatus {
    QUEUED,
    RUNNING,
    /** The chosen analyst answered and the answer was checked. */
    VERIFIED,
    /** There is a checked report, but not all went as asked; the reason says what did not. */
    DEGRADED,
    /** There is no report; the reason says why. A cancelled run ends here. */
    FAILED;

    /** Whether nothing more will happen. */
    public boolean isFinal() {
        return this != QUEUED && this != RUNNING;
    }
}
