package dev.triage.intake;

/** Whether an alert's condition holds. */
public enum AlertStatus {
    FIRING,
    RESOLVED
}
