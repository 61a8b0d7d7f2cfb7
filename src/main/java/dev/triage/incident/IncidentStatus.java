package dev.triage.incident;

/** Where people stand with an incident. */
public enum IncidentStatus {
    OPEN,
    MITIGATED,
    RESOLVED
}
