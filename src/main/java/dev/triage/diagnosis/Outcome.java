package dev.triage.diagnosis;

/** Whether the evidence carries a cause. */
public enum Outcome {
    ESTABLISHED,
    SUSPECTED,
    NOT_ESTABLISHED,
    NO_INCIDENT
}
