package dev.triage.diagnosis;

import dev.triage.incident.Severity;

/** The analyst's view of the severity. */
public record SeverityAssessment(Severity level, String reasoning) {}
