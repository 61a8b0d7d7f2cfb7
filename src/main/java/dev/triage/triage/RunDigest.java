package dev.triage.triage;

import dev.triage.incident.IncidentId;
import dev.triage.incident.Severity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a list says about a run.
 *
 * @param model the model asked for
 * @param answeredBy the model whose answer is shown; null without a report
 * @param severity the analyst's; null without a report
 * @param claimsChecked how many claims were looked up; null without a report
 * @param claimsGrounded how many of them were found; null without a report
 * @param errors how many findings are errors; null without a report
 */
public record RunDigest(IncidentId incidentId, RunId runId, RunStatus status, Instant createdAt, String model,
        String promptVersion, String language, @Nullable String answeredBy, @Nullable Severity severity,
        @Nullable Integer claimsChecked, @Nullable Integer claimsGrounded, @Nullable Integer errors) {

    /** Whether there is a report to read. */
    public boolean hasReport() {
        return status == RunStatus.VERIFIED || status == RunStatus.DEGRADED;
    }
}
