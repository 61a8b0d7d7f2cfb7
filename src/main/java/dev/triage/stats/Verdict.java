package dev.triage.stats;

/** What a comparison says of B against A. */
public enum Verdict {
    /** B is worse: the one-sided test at 5 % says so and the difference is not within the margin. */
    REGRESSED,
    /** B is better: the two-sided test at 5 % says so, for a wrong "better" ships a worse prompt. */
    IMPROVED,
    /** The 90 % interval lies within the margin: two one-sided tests at 5 % (Schuirmann, 1987). */
    EQUIVALENT,
    /** None of these; the run was too small to tell. */
    INCONCLUSIVE
}
