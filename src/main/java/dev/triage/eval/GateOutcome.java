package dev.triage.eval;

/** How a comparison ends, with the exit code that a build sees. The order is from good to bad. */
public enum GateOutcome {
    IMPROVED(0),
    EQUIVALENT(0),
    /** The run was too small to tell. */
    INCONCLUSIVE(2),
    /** Worse; or a must-pass case failed, or a critical trap is new. */
    REGRESSED(1),
    /** Too many cells say nothing, or nothing was measured. */
    INFRASTRUCTURE(3);

    private final int exitCode;

    GateOutcome(int exitCode) {
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }
}
