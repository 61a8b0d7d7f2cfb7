package dev.triage.diagnosis;

/** How sure a hypothesis is. */
public enum Confidence {
    HIGH,
    MEDIUM,
    LOW
}
