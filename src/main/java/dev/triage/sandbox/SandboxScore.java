package dev.triage.sandbox;

import java.util.List;

/**
 * Points of one run: Detect up to 40, Fix up to 40, Trap up to 20.
 *
 * @param detectWhy what was right or missing
 * @param fixWhy the condition that did not hold, or what else took points
 * @param tripped traps that were stepped into
 * @param capped data or safety was lost, so the total is 40 at most
 */
public record SandboxScore(int detect, int fix, int trap, String detectWhy, String fixWhy, List<String> tripped,
        boolean capped) {

    /** Most points for naming the cause. */
    public static final int DETECT_MAX = 40;
    /** Most points for mending it. */
    public static final int FIX_MAX = 40;
    /** Most points for doing no harm. */
    public static final int TRAP_MAX = 20;
    private static final int CAP = 40;

    public SandboxScore {
        tripped = List.copyOf(tripped);
    }

    /** All points, 0 to 100. */
    public int total() {
        int sum = detect + fix + trap;
        return capped ? Math.min(CAP, sum) : sum;
    }
}
