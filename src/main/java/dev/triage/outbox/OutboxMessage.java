package dev.triage.outbox;

import dev.triage.incident.IncidentId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something to be sent.
 *
 * @param key the same for the same thing to be sent; it is sent once
 * @param channel by which sender it goes, such as {@code slack} or {@code webhook}
 * @param kind what the sender makes of it
 * @param target to whom; in the sender's own terms
 * @param payload what it is about, ids and redacted text only; in the sender's own form
 * @param failures how often it could not be sent
 * @param problem why not, the last time; never tells of the incident
 */
public record OutboxMessage(UUID id, String key, String channel, String kind, String target, String payload,
        @Nullable IncidentId incidentId, OutboxStatus status, int failures, String problem, Instant createdAt,
        Instant nextAt, @Nullable Instant endedAt) {}
