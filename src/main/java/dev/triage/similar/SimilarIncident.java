package dev.triage.similar;

import dev.triage.incident.IncidentId;
import dev.triage.incident.Resolution;
import dev.triage.incident.ServiceName;
import dev.triage.incident.Severity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A past incident like the one at hand; if it came again and again, the one of them that tells most.
 *
 * @param trigram pg_trgm similarity, 0 to 1
 * @param cosine cosine similarity of meaning, -1 to 1
 * @param score relevance of words and meaning together, 0 to 1
 * @param resolution what it was and what fixed it, if that is known
 * @param alsoAt when else the same happened, the latest first; empty for most
 */
public record SimilarIncident(IncidentId id, String title, ServiceName service, Severity severity, Instant occurredAt,
        double trigram, double cosine, double score, MatchReason reason, @Nullable Resolution resolution,
        List<Instant> alsoAt) {

    public SimilarIncident {
        // Reports that were stored before recurrences were counted have none.
        alsoAt = alsoAt == null ? List.of() : List.copyOf(alsoAt);
    }
}
