package dev.triage.feedback;

import dev.triage.incident.IncidentStatus;
import java.time.Instant;

/** Who moved an incident to a status, and when. */
public record StatusChange(IncidentStatus status, String author, Instant changedAt) {}
