package dev.triage.postmortem;

import dev.triage.incident.IncidentId;
import java.time.Instant;

/**
 * Told to the application's listeners inside the transaction that publishes, so that what they store is stored with it.
 */
public record PostmortemPublished(IncidentId incidentId, String slug, String publishedBy, Instant publishedAt) {}
