package dev.triage.intake;

import dev.triage.incident.IncidentId;
import dev.triage.redact.RedactedText;
import java.time.Instant;
import java.util.UUID;

/**
 * Something that became known after an incident was reported.
 *
 * @param source where it comes from, such as {@code api}, {@code slack} or {@code pagerduty}
 * @param author who said it; may be blank
 * @param occurredAt when it happened, if the author said so; otherwise when it was told
 */
public record IncidentUpdate(UUID id, IncidentId incidentId, String source, RedactedText author, RedactedText text,
        Instant occurredAt, Instant createdAt) {}
