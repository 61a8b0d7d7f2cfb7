package dev.triage.api;

import dev.triage.incident.Incident;
import dev.triage.incident.IncidentId;
import dev.triage.incident.IncidentStatus;
import dev.triage.incident.Origin;
import dev.triage.incident.Resolution;
import dev.triage.incident.ServiceName;
import dev.triage.incident.Severity;
import dev.triage.redact.RedactedText;
import dev.triage.triage.RunId;
import dev.triage.triage.RunStatus;
import dev.triage.triage.TriageRun;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An incident as the API shows it, with its context and its runs, the newest first. */
record IncidentView(IncidentId id, RedactedText title, ServiceName service, RedactedText symptoms,
        @Nullable Instant startedAt, Severity reportedSeverity, Map<String, RedactedText> labels, IncidentStatus status,
        Origin origin, Instant createdAt, @Nullable Resolution resolution, RedactedText context, List<Run> runs) {

    IncidentView {
        labels = Map.copyOf(labels);
        runs = List.copyOf(runs);
    }

    /** A run in short. */
    record Run(RunId runId, RunStatus status, String reason, String model, String promptVersion, String language,
            Instant createdAt, @Nullable Instant finishedAt, Links links) {}

    static IncidentView of(Incident incident, List<TriageRun> runs) {
        return new IncidentView(incident.id(), incident.title(), incident.service(), incident.symptoms(),
                incident.startedAt(), incident.reportedSeverity(), incident.labels(), incident.status(),
                incident.origin(), incident.createdAt(), incident.resolution(), incident.context(),
                runs.stream()
                        .map(run -> new Run(run.id(), run.status(), run.reason(), run.model(), run.promptVersion(),
                                run.language(), run.createdAt(), run.finishedAt(), Links.of(incident.id(), run.id())))
                        .toList());
    }
}
