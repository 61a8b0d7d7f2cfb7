package dev.triage.diagnosis;

/** How soon a follow-up is due; P0 is now. */
public enum Priority {
    P0,
    P1,
    P2,
    P3
}
