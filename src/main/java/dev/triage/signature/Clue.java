package dev.triage.signature;

/**
 * One thing that speaks for or against a failure mode.
 *
 * @param weight log-odds that the clue adds (or takes away) when it is seen, 0.1 to 5: 0.5 hints, 1 supports, 2 is
 *     strong, 4 hardly has another explanation
 * @param kind what sort of observation it is
 */
record Clue(double weight, EvidenceKind kind, Condition condition) {}
