package dev.triage.incident;

import dev.triage.redact.RedactedText;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One incident as it was reported, after redaction.
 *
 * @param title at most {@value #TITLE_MAX_CHARS} characters, never blank
 * @param service the service that suffers
 * @param symptoms one line of what is seen from outside; may be blank
 * @param startedAt when it began, if the reporter said so
 * @param reportedSeverity the reporter's own view
 * @param labels free labels, such as region or team
 * @param context metrics, logs, deploys and notes as one text; line numbers in a report refer to it
 * @param resolution how it ended, once it has
 */
public record Incident(IncidentId id, RedactedText title, ServiceName service, RedactedText symptoms,
        @Nullable Instant startedAt, Severity reportedSeverity, Map<String, RedactedText> labels, RedactedText context,
        IncidentStatus status, Origin origin, Instant createdAt, @Nullable Resolution resolution) {

    /** Longest title that is kept. */
    public static final int TITLE_MAX_CHARS = 200;

    public Incident {
        if (title.isBlank() || title.length() > TITLE_MAX_CHARS) {
            throw new IllegalArgumentException("a title has 1 to " + TITLE_MAX_CHARS + " characters");
        }
        labels = Map.copyOf(labels);
    }

    /** When it happened: the stated start, else the time of the report. */
    public Instant occurredAt() {
        return startedAt != null ? startedAt : createdAt;
    }

    /** The same incident with another context. */
    public Incident withContext(RedactedText other) {
        return new Incident(id, title, service, symptoms, startedAt, reportedSeverity, labels, other, status, origin,
                createdAt, resolution);
    }
}
