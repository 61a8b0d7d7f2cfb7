package dev.triage.similar;

import dev.triage.incident.IncidentId;
import dev.triage.incident.Resolution;
import dev.triage.incident.ServiceName;
import dev.triage.incident.Severity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A past incident like the one at hand.
 *
 * @param trigram pg_trgm similarity, 0 to 1
 * @param cosine cosine similarity of meaning, -1 to 1
 * @param score fused rank score; only its order means anything
 * @param resolution what it was and what fixed it, if that is known
 */
public record SimilarIncident(IncidentId id, String title, ServiceName service, Severity severity, Instant occurredAt,
        double trigram, double cosine, double score, MatchReason reason, @Nullable Resolution resolution) {}
