package dev.triage.triage;

import dev.triage.incident.IncidentId;
import dev.triage.redact.RedactedText;
import dev.triage.redact.Redaction;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One triage of an incident.
 *
 * @param model the model asked for, or {@code signature}
 * @param promptVersion the prompt asked for; kept even when the analyst needs none
 * @param language BCP 47 tag of the report's language
 * @param addedContext what this run knows beyond the incident's own context
 * @param reason why it is degraded or failed; blank otherwise
 * @param attempt how often it was started
 * @param result null until there is a report
 */
public record TriageRun(RunId id, IncidentId incidentId, String model, String promptVersion, String language,
        RedactedText addedContext, List<Redaction> redactions, RunStatus status, String reason, int attempt,
        Instant createdAt, @Nullable Instant startedAt, @Nullable Instant finishedAt, @Nullable TriageResult result) {

    public TriageRun {
        redactions = List.copyOf(redactions);
    }
}
