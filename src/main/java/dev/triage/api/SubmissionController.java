package dev.triage.api;

import dev.triage.incident.IncidentId;
import dev.triage.intake.Intake;
import dev.triage.intake.IntakeResult;
import dev.triage.intake.ManualReport;
import dev.triage.triage.Acceptance;
import dev.triage.triage.RunRequest;
import dev.triage.triage.RunWatch;
import dev.triage.triage.TriageRun;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes in incidents and asks for runs. */
@RestController
@RequestMapping(path = "/api/v1/incidents", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Incidents")
class SubmissionController {

    private static final String REPLAYED = "Idempotency-Replayed";
    private static final Set<String> TEXT_PARAMETERS = Set.of("service", "title", "language", "model", "promptVersion");

    private final Intake intake;
    private final RunWatch watch;
    private final Lookup lookup;
    private final ApiProperties properties;

    SubmissionController(Intake intake, RunWatch watch, Lookup lookup, ApiProperties properties) {
        this.intake = intake;
        this.watch = watch;
        this.lookup = lookup;
        this.properties = properties;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Report an incident and have it triaged", description = "Answers 202 with the run's address at"
            + " once, or with Prefer: wait=30 200 with the finished report when it is ready in time. The incident is"
            + " JSON, or plain text with its title, service and choices as query parameters.")
    @ApiResponse(responseCode = "202", description = "Accepted; Location names the run")
    @ApiResponse(responseCode = "200", description = "Accepted and finished within Prefer: wait")
    @Problems({ProblemType.NOT_JSON, ProblemType.NOT_TEXT, ProblemType.BODY_TOO_LARGE,
            ProblemType.UNSUPPORTED_MEDIA_TYPE, ProblemType.INVALID_FIELDS, ProblemType.EMPTY_CONTEXT,
            ProblemType.UNKNOWN_MODEL, ProblemType.UNKNOWN_PROMPT_VERSION, ProblemType.UNKNOWN_LANGUAGE,
            ProblemType.IDEMPOTENCY_KEY_REUSED, ProblemType.QUEUE_FULL})
    ResponseEntity<RunView> submit(@RequestBody IncidentRequest request,
            @Parameter(
                    description = "Makes a repeat harmless: the same key and body answer with the same run") @RequestHeader(
                            name = "Idempotency-Key", required = false) @Nullable String key,
            @Parameter(description = "wait=<seconds>, up to 60", example = "wait=30") @RequestHeader(name = "Prefer",
                    required = false) @Nullable List<String> prefer) {
        return submit(request.report(), request.run(), key, prefer);
    }

    @PostMapping(consumes = {MediaType.TEXT_PLAIN_VALUE, MediaType.TEXT_MARKDOWN_VALUE})
    @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(mediaType = "text/plain",
            schema = @Schema(type = "string"), examples = @ExampleObject("02:15 p99 of checkout from 120ms to 4.8s")))
    ResponseEntity<RunView> submitText(@RequestBody(required = false) byte @Nullable [] body,
            @RequestHeader(HttpHeaders.CONTENT_TYPE) MediaType type,
            @Parameter(description = "Plain text only: the service that suffers") @RequestParam(
                    required = false) @Nullable String service,
            @Parameter(description = "Plain text only: taken from the text when left out") @RequestParam(
                    required = false) @Nullable String title,
            @Parameter(description = "Plain text only") @RequestParam(required = false) @Nullable String language,
            @Parameter(description = "Plain text only") @RequestParam(required = false) @Nullable String model,
            @Parameter(description = "Plain text only") @RequestParam(required = false) @Nullable String promptVersion,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestHeader(name = "Prefer", required = false) @Nullable List<String> prefer,
            @Parameter(hidden = true) HttpServletRequest request) {
        Parameters.onlyKnown(request, TEXT_PARAMETERS);
        String text = PlainText.decode(body == null ? new byte[0] : body, type.getCharset());
        return submit(ManualReport.ofText(title, Parameters.orNull(service), text),
                new RunRequest(model, promptVersion, language), key, prefer);
    }

    @PostMapping(path = "/{id}/runs", consumes = {MediaType.APPLICATION_JSON_VALUE, MediaType.ALL_VALUE})
    @Operation(summary = "Triage an incident again", description = "With another model, prompt or language, or knowing"
            + " more. Answers as the submission does.")
    @ApiResponse(responseCode = "202", description = "Accepted; Location names the run")
    @ApiResponse(responseCode = "200", description = "Accepted and finished within Prefer: wait")
    @Problems({ProblemType.NOT_JSON, ProblemType.INCIDENT_NOT_FOUND, ProblemType.BODY_TOO_LARGE,
            ProblemType.UNSUPPORTED_MEDIA_TYPE, ProblemType.INVALID_FIELDS, ProblemType.UNKNOWN_MODEL,
            ProblemType.UNKNOWN_PROMPT_VERSION, ProblemType.UNKNOWN_LANGUAGE, ProblemType.IDEMPOTENCY_KEY_REUSED,
            ProblemType.QUEUE_FULL})
    ResponseEntity<RunView> again(@PathVariable UUID id, @RequestBody(required = false) @Nullable RunAgainRequest body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestHeader(name = "Prefer", required = false) @Nullable List<String> prefer) {
        Parameters.idempotencyKey(key);
        RunAgainRequest request = body == null ? RunAgainRequest.SAME : body;
        String added = request.addedContext() == null ? "" : request.addedContext();
        return answer(new IncidentId(id), intake.again(new IncidentId(id), request.run(), added, key), prefer);
    }

    private ResponseEntity<RunView> submit(ManualReport report, RunRequest request, @Nullable String key,
            @Nullable List<String> prefer) {
        Parameters.idempotencyKey(key);
        return switch (intake.submit(report, request, key)) {
            case IntakeResult.Invalid invalid -> throw ProblemException.of(
                    invalid.problems().stream().anyMatch(problem -> problem.field().equals("context"))
                            ? ProblemType.EMPTY_CONTEXT
                            : ProblemType.INVALID_FIELDS,
                    invalid.problems());
            case IntakeResult.Passed passed -> answer(passed.incident().id(), passed.acceptance(), prefer);
        };
    }

    private ResponseEntity<RunView> answer(IncidentId incident, Acceptance acceptance, @Nullable List<String> prefer) {
        return switch (acceptance) {
            case Acceptance.Accepted accepted -> answer(accepted.run(), false, prefer);
            case Acceptance.Repeated repeated -> answer(repeated.run(), true, prefer);
            case Acceptance.KeyReused reused -> throw ProblemException.of(ProblemType.IDEMPOTENCY_KEY_REUSED,
                    "this Idempotency-Key was used for another request; use a new key for a new request");
            case Acceptance.NoSuchIncident none -> throw Lookup.noSuchIncident(incident);
            case Acceptance.QueueFull full -> throw ProblemException
                    .of(ProblemType.QUEUE_FULL, "too many runs are waiting; try again in %d seconds"
                            .formatted(full.retryAfter().toSeconds()))
                    .with(HttpHeaders.RETRY_AFTER, String.valueOf(full.retryAfter().toSeconds()));
            case Acceptance.Unknown unknown -> throw Choices.unknown(unknown);
        };
    }

    private ResponseEntity<RunView> answer(TriageRun accepted, boolean repeated, @Nullable List<String> headers) {
        Prefer prefer = Prefer.of(headers, properties.waitMax());
        TriageRun run = prefer.waits() ? watch.awaitEnd(accepted.id(), prefer.patience()).orElse(accepted) : accepted;
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(run.status().isFinal() ? 200 : 202)
                .location(URI.create(Links.path(run.id())));
        if (prefer.waits()) {
            answer.header("Preference-Applied", prefer.applied());
        }
        if (repeated) {
            answer.header(REPLAYED, "true");
        }
        return answer.body(lookup.view(run));
    }
}
