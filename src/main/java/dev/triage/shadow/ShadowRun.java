package dev.triage.shadow;

import dev.triage.incident.IncidentId;
import dev.triage.triage.RunId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The candidate's work on one live run, in short.
 *
 * @param reason why there is no answer; blank otherwise
 * @param current measures of the live report; null until the work is done
 * @param candidate measures of the candidate's; null if there is none
 * @param currentSeen what people said of the live report's first cause
 * @param candidateSeen the same measure for the candidate's
 */
public record ShadowRun(UUID candidateId, RunId runId, IncidentId incidentId, String title, String service,
        ShadowStatus status, String reason, Instant createdAt, @Nullable SideMeasures current,
        @Nullable SideMeasures candidate, Seen currentSeen, Seen candidateSeen) {}
