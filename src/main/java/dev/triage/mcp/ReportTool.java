package dev.triage.mcp;

import dev.triage.incident.Incident;
import dev.triage.incident.IncidentId;
import dev.triage.incident.IncidentRepository;
import dev.triage.outbox.OutboxProperties;
import dev.triage.report.MarkdownReport;
import dev.triage.report.ReportView;
import dev.triage.security.Caller;
import dev.triage.triage.RunRepository;
import dev.triage.triage.TriageRun;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The tool that gives an incident's report. */
@Component
class ReportTool {

    private static final String SCHEMA = """
                                         {"type": "object", "additionalProperties": false, "required": ["incident_id"], "properties": {
                                           "incident_id": {"type": "string", "format": "uuid", "description": "As triage_incident names it."},
                                           "run_id": {"type": "string", "format": "uuid",
                                             "description": "One run of the incident; the newest that has a report if left out."}}}""";

    private final IncidentRepository incidents;
    private final RunRepository runs;
    private final OutboxProperties links;

    ReportTool(IncidentRepository incidents, RunRepository runs, OutboxProperties links) {
        this.incidents = incidents;
        this.runs = runs;
        this.links = links;
    }

    McpTool tool() {
        return new McpTool("get_report", "Get a triage report",
                "The report of an incident as Markdown: summary, severity, root-cause hypotheses with quoted evidence,"
                        + " investigation checklist, mitigation plan with risks and rollbacks, similar incidents, runbook"
                        + " sections, and what the checks found wrong.",
                SCHEMA, true, this::get);
    }

    private McpAnswer get(@Nullable Caller caller, McpArguments arguments) {
        arguments.onlyKnown(Set.of("incident_id", "run_id"));
        arguments.required("incident_id", 100, "name the incident");
        UUID id = arguments.id("incident_id");
        Optional<Incident> incident = id == null ? Optional.empty() : incidents.find(new IncidentId(id));
        if (incident.isEmpty()) {
            return new McpAnswer.Trouble("There is no incident " + id + "; triage_incident makes one.");
        }
        UUID runId = arguments.id("run_id");
        List<TriageRun> all = runs.ofIncident(incident.get().id()).stream()
                .filter(run -> runId == null || run.id().value().equals(runId)).toList();
        if (all.isEmpty()) {
            return new McpAnswer.Trouble(runId == null
                    ? "The incident has not been triaged yet; ask again in a moment."
                    : "The incident has no run " + runId + "; leave run_id out for the newest report.");
        }
        return all.stream().filter(run -> run.result() != null).findFirst()
                .map(run -> of(incident.get(), run)).orElseGet(() -> unfinished(all.getFirst()));
    }

    /** The report of a run that has ended. */
    McpAnswer ofRun(TriageRun run) {
        return incidents.find(run.incidentId()).map(incident -> of(incident, run)).orElseGet(() -> unfinished(run));
    }

    private McpAnswer of(Incident incident, TriageRun run) {
        Map<String, Object> data = Map.of("incident_id", incident.id().toString(), "run_id", run.id().toString(),
                "status", run.status().name(), "page", links.publicUrl() + "/incidents/" + incident.id());
        return ReportView.of(incident, run)
                .<McpAnswer>map(report -> new McpAnswer.Text(MarkdownReport.render(report), data))
                .orElseGet(() -> unfinished(run));
    }

    private static McpAnswer unfinished(TriageRun run) {
        return new McpAnswer.Trouble(run.status().isFinal()
                ? "The run %s has failed (%s); triage the incident again.".formatted(run.id(), run.reason())
                : "The run is %s; call get_report with incident_id %s again in some seconds.".formatted(run.status(),
                        run.incidentId()));
    }
}
