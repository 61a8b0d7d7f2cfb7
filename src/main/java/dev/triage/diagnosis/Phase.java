package dev.triage.diagnosis;

/** When in a mitigation plan a step comes: first stop the bleeding, then fix, then prevent. */
public enum Phase {
    STABILISE,
    FIX,
    PREVENT
}
