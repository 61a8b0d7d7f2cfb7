package dev.triage.incident;

import dev.triage.redact.RedactedText;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An incident without its context, which can be megabytes: what a list shows. Fields as in {@link Incident}. */
public record IncidentSummary(IncidentId id, RedactedText title, ServiceName service, RedactedText symptoms,
        @Nullable Instant startedAt, Severity reportedSeverity, Map<String, RedactedText> labels, IncidentStatus status,
        Origin origin, Instant createdAt, @Nullable Resolution resolution) {

    public IncidentSummary {
        labels = Map.copyOf(labels);
    }

    /** When it happened: the stated start, else the time of the report. */
    public Instant occurredAt() {
        return startedAt != null ? startedAt : createdAt;
    }
}
