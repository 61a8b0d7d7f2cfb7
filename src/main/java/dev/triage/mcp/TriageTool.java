package dev.triage.mcp;

import dev.triage.intake.Intake;
import dev.triage.intake.IntakeResult;
import dev.triage.intake.ManualReport;
import dev.triage.security.Caller;
import dev.triage.security.Role;
import dev.triage.triage.Acceptance;
import dev.triage.triage.RunRequest;
import dev.triage.triage.RunWatch;
import dev.triage.triage.TriageRun;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The tool that takes in an incident and waits for its report. */
@Component
class TriageTool {

    private static final int TEXT_MAX_CHARS = 5_000_000;
    private static final int WAIT_MAX_SECONDS = 60;
    private static final int WAIT_SECONDS = 30;

    private static final String SCHEMA = """
                                         {"type": "object", "additionalProperties": false, "required": ["text"], "properties": {
                                           "text": {"type": "string",
                                             "description": "All that is known, raw: metrics, log lines with their times, deploys, chat notes."},
                                           "title": {"type": "string", "maxLength": 200, "description": "One line; taken from the text if left out."},
                                           "service": {"type": "string", "maxLength": 100, "description": "The service that suffers."},
                                           "language": {"type": "string", "description": "BCP 47 tag of the report's language, such as en or zh."},
                                           "model": {"type": "string", "description": "A model of this service, or signature for no model at all."},
                                           "idempotency_key": {"type": "string", "maxLength": 255,
                                             "description": "Makes a repeated call harmless: the same key and text give the same incident."},
                                           "wait_seconds": {"type": "integer", "minimum": 0, "maximum": 60, "default": 30,
                                             "description": "How long to wait for the report."}}}""";

    private final Intake intake;
    private final RunWatch watch;
    private final ReportTool reports;

    TriageTool(Intake intake, RunWatch watch, ReportTool reports) {
        this.intake = intake;
        this.watch = watch;
        this.reports = reports;
    }

    McpTool tool() {
        return new McpTool("triage_incident", "Triage an incident",
                "Takes the raw text of a production incident and gives a checked triage report: likely causes with"
                        + " evidence quoted from the text, what to look at, what to do and what speaks against it. Quotes,"
                        + " numbers and commands in the report have been checked by code.",
                SCHEMA, false, this::triage);
    }

    private McpAnswer triage(@Nullable Caller caller, McpArguments arguments) {
        if (caller == null || !caller.role().includes(Role.WRITE)) {
            return new McpAnswer.Trouble("This API key may only read. Ask an administrator for one with the role WRITE;"
                    + " find_similar_incidents and search_runbooks work with this one.");
        }
        arguments.onlyKnown(Set.of("text", "title", "service", "language", "model", "idempotency_key",
                "wait_seconds"));
        String text = arguments.required("text", TEXT_MAX_CHARS,
                "give the incident's metrics, logs, deploys and notes");
        int wait = arguments.number("wait_seconds", 0, WAIT_MAX_SECONDS, WAIT_SECONDS);
        IntakeResult result = intake.submit(
                ManualReport.ofText(arguments.text("title", 200), arguments.text("service", 100), text),
                new RunRequest(arguments.text("model", 100), null, arguments.text("language", 40)),
                arguments.text("idempotency_key", 255));
        return switch (result) {
            case IntakeResult.Invalid invalid -> new McpAnswer.Trouble(invalid.problems().stream()
                    .map(problem -> "\"" + problem.field() + "\" " + problem.problem())
                    .collect(Collectors.joining("; ")));
            case IntakeResult.Passed passed -> switch (passed.acceptance()) {
                case Acceptance.Accepted accepted -> awaited(accepted.run(), wait);
                case Acceptance.Repeated repeated -> awaited(repeated.run(), wait);
                case Acceptance.KeyReused reused -> new McpAnswer.Trouble(
                        "This idempotency_key was used for another text; use a new one.");
                case Acceptance.Unknown unknown ->
                    new McpAnswer.Trouble("There is no %s \"%s\"; known are %s.".formatted(
                            unknown.field(), unknown.value(), String.join(", ", unknown.known())));
                case Acceptance.QueueFull full -> new McpAnswer.Trouble(
                        "Too many runs are waiting; try again in %d seconds.".formatted(full.retryAfter().toSeconds()));
                case Acceptance.NoSuchIncident none -> new McpAnswer.Trouble("There is no such incident.");
            };
        };
    }

    private McpAnswer awaited(TriageRun accepted, int seconds) {
        TriageRun run = seconds == 0
                ? accepted
                : watch.awaitEnd(accepted.id(), Duration.ofSeconds(seconds)).orElse(accepted);
        if (!run.status().isFinal()) {
            return new McpAnswer.Text(
                    "Taken on; the report is not ready yet. Call get_report with incident_id %s in some seconds."
                            .formatted(run.incidentId()),
                    Map.of("incident_id", run.incidentId().toString(), "run_id", run.id().toString(), "status",
                            run.status().name()));
        }
        return reports.ofRun(run);
    }
}
