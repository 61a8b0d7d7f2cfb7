package dev.triage.api;

import dev.triage.incident.IncidentId;
import dev.triage.redact.RedactedText;
import dev.triage.report.ReportView;
import dev.triage.triage.RunId;
import dev.triage.triage.RunStatus;
import dev.triage.triage.StageRecord;
import dev.triage.triage.TriageRun;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A run as the API shows it. */
record RunView(RunId runId, IncidentId incidentId,
        @Schema(description = "VERIFIED, DEGRADED and FAILED are final") RunStatus status,
        @Schema(description = "Why it is DEGRADED or FAILED; else blank") String reason, String model,
        String promptVersion, String language, @Schema(type = "string") RedactedText addedContext, Instant createdAt,
        @Nullable Instant startedAt, @Nullable Instant finishedAt,
        @Schema(description = "Stages so far; one without durationMillis is under way") List<StageRecord> stages,
        @Schema(description = "Null until the run is VERIFIED or DEGRADED") @Nullable ReportView report, Links links) {

    RunView {
        stages = List.copyOf(stages);
    }

    static RunView of(TriageRun run, List<StageRecord> stages, @Nullable ReportView report) {
        return new RunView(run.id(), run.incidentId(), run.status(), run.reason(), run.model(), run.promptVersion(),
                run.language(), run.addedContext(), run.createdAt(), run.startedAt(), run.finishedAt(), stages, report,
                Links.of(run.incidentId(), run.id()));
    }
}
