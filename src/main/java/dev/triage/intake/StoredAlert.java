package dev.triage.intake;

import dev.triage.incident.IncidentId;
import dev.triage.incident.ServiceName;
import dev.triage.incident.Severity;
import dev.triage.redact.RedactedText;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One firing of an alert as it is kept.
 *
 * @param incidentId null if its beginning was never told
 * @param startsAt when it began to fire
 * @param changedAt when it came into its status
 * @param receivedAt when it was first received
 * @param deliveries how often it was told in all
 * @param mergeRule why it belongs to its incident
 * @param mergeReason the same in words
 * @param inContext whether the incident's own context tells of it; otherwise its runs add it
 */
public record StoredAlert(UUID id, @Nullable IncidentId incidentId, String source, RedactedText name,
        AlertStatus status, Severity severity, @Nullable ServiceName service, Map<String, RedactedText> labels,
        RedactedText summary, RedactedText link, Instant startsAt, Instant changedAt, Instant receivedAt,
        int deliveries, MergeRule mergeRule, RedactedText mergeReason, boolean inContext) {

    public StoredAlert {
        labels = Map.copyOf(labels);
    }
}
