package dev.triage.triage;

import dev.triage.incident.IncidentId;
import dev.triage.incident.Severity;
import org.jspecify.annotations.Nullable;

/**
 * What a list says about a run.
 *
 * @param severity the analyst's; null without a report
 * @param claimsChecked how many claims were looked up; null without a report
 * @param claimsGrounded how many of them were found; null without a report
 * @param errors how many findings are errors; null without a report
 */
public record RunDigest(IncidentId incidentId, RunId runId, RunStatus status, @Nullable Severity severity,
        @Nullable Integer claimsChecked, @Nullable Integer claimsGrounded, @Nullable Integer errors) {}
