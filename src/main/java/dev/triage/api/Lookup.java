package dev.triage.api;

import dev.triage.incident.Incident;
import dev.triage.incident.IncidentId;
import dev.triage.incident.IncidentRepository;
import dev.triage.report.ReportView;
import dev.triage.triage.RunId;
import dev.triage.triage.RunRepository;
import dev.triage.triage.TriageRun;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds what an address names, or ends the request with 404. */
@Component
class Lookup {

    private final IncidentRepository incidents;
    private final RunRepository runs;

    Lookup(IncidentRepository incidents, RunRepository runs) {
        this.incidents = incidents;
        this.runs = runs;
    }

    Incident incident(UUID id) {
        return incidents.find(new IncidentId(id)).orElseThrow(() -> noSuchIncident(new IncidentId(id)));
    }

    static ProblemException noSuchIncident(IncidentId id) {
        return ProblemException.of(ProblemType.INCIDENT_NOT_FOUND,
                "there is no incident " + id + "; GET /api/v1/incidents lists them");
    }

    TriageRun run(UUID id) {
        return runs.find(new RunId(id)).orElseThrow(() -> noSuchRun(id));
    }

    List<TriageRun> runsOf(Incident incident) {
        return runs.ofIncident(incident.id());
    }

    RunView view(TriageRun run) {
        ReportView report = run.result() == null
                ? null
                : incidents.find(run.incidentId()).flatMap(incident -> ReportView.of(incident, run)).orElse(null);
        return RunView.of(run, runs.stages(run.id()), report);
    }

    /** The report of the given run of the incident, or of the newest run that has one. */
    ReportView report(UUID incidentId, @Nullable UUID runId) {
        Incident incident = incident(incidentId);
        List<TriageRun> candidates = runsOf(incident).stream()
                .filter(run -> runId == null || run.id().value().equals(runId)).toList();
        if (candidates.isEmpty() && runId != null) {
            throw noSuchRun(runId);
        }
        return candidates.stream().flatMap(run -> ReportView.of(incident, run).stream()).findFirst()
                .orElseThrow(() -> notReady(candidates));
    }

    private static ProblemException notReady(List<TriageRun> candidates) {
        if (candidates.isEmpty()) {
            return ProblemException.of(ProblemType.REPORT_NOT_READY,
                    "the incident has no run; start one with POST /api/v1/incidents/{id}/runs");
        }
        TriageRun newest = candidates.getFirst();
        return ProblemException.of(ProblemType.REPORT_NOT_READY,
                newest.status().isFinal()
                        ? "run %s FAILED (%s); start another with POST /api/v1/incidents/%s/runs".formatted(newest.id(),
                                newest.reason(), newest.incidentId())
                        : "run %s is %s; follow it at %s/events and try again".formatted(newest.id(), newest.status(),
                                Links.path(newest.id())));
    }

    private static ProblemException noSuchRun(UUID id) {
        return ProblemException.of(ProblemType.RUN_NOT_FOUND,
                "there is no run " + id + "; GET /api/v1/incidents/{id} lists an incident's runs");
    }
}
