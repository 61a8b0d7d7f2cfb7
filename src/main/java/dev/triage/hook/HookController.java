package dev.triage.hook;

import dev.triage.incident.IncidentId;
import dev.triage.intake.AlertIntake;
import dev.triage.intake.HookResult;
import dev.triage.intake.IntakeResult;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes the webhooks of monitoring systems. What is answered with 2xx is stored. */
@RestController
@RequestMapping(path = "/hooks", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Alerts")
class HookController {

    private static final String ANY_BODY = "The sender's own format";

    private final AlertIntake intake;
    private final HookProperties properties;

    HookController(AlertIntake intake, HookProperties properties) {
        this.intake = intake;
        this.properties = properties;
    }

    /** What became of a webhook's body; ignored says why nothing follows from it. */
    record Receipt(int received, int added, int leftOut, List<IncidentId> incidents, @Nullable String ignored) {

        Receipt {
            incidents = List.copyOf(incidents);
        }
    }

    @PostMapping("/alertmanager")
    @Operation(summary = "Take alerts of Alertmanager", description = "Webhook version 4. A repeat changes nothing.")
    @ApiResponse(responseCode = "200", description = "Stored", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", description = "`not-json`: The body is not a JSON object.")
    @ApiResponse(responseCode = "422", description = "`invalid-fields`: The body is not in the format.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(description = ANY_BODY,
            content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
    ResponseEntity<?> alertmanager(@RequestBody(required = false) byte @Nullable [] body) {
        return answer(intake.alertmanager(bytes(body)), "/hooks/alertmanager");
    }

    @PostMapping("/grafana")
    @Operation(summary = "Take alerts of Grafana alerting", description = "A repeat changes nothing.")
    @ApiResponse(responseCode = "200", description = "Stored", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", description = "`not-json`: The body is not a JSON object.")
    @ApiResponse(responseCode = "422", description = "`invalid-fields`: The body is not in the format.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(description = ANY_BODY,
            content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
    ResponseEntity<?> grafana(@RequestBody(required = false) byte @Nullable [] body) {
        return answer(intake.grafana(bytes(body)), "/hooks/grafana");
    }

    @PostMapping("/pagerduty")
    @Operation(summary = "Take events of PagerDuty", description = "Webhook version 3, with X-PagerDuty-Signature in"
            + " place of an API key. A repeat changes nothing.")
    @ApiResponse(responseCode = "200", description = "Stored", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", description = "`not-json`: The body is not a JSON object.")
    @ApiResponse(responseCode = "422", description = "`invalid-fields`: The body is not in the format.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(description = ANY_BODY,
            content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
    ResponseEntity<?> pagerDuty(@RequestBody(required = false) byte @Nullable [] body,
            @RequestHeader(name = "X-PagerDuty-Signature", required = false) @Nullable String signature) {
        if (signature != null && !PagerDutySignature.verify(bytes(body), signature, properties.pagerdutySecrets())) {
            ResponseEntity<ProblemDetail> refused = problem(HttpStatus.UNAUTHORIZED, "signature-refused",
                    "The signature is missing, wrong or too old",
                    "the signature is not made with a secret of triage.hooks.pagerduty-secrets", "/hooks/pagerduty",
                    List.of());
            return ResponseEntity.status(refused.getStatusCode()).headers(refused.getHeaders())
                    .header(HttpHeaders.WWW_AUTHENTICATE, "Signature").body(refused.getBody());
        }
        return answer(intake.pagerDuty(bytes(body)), "/hooks/pagerduty");
    }

    @PostMapping("/generic/{source}")
    @Operation(summary = "Take alerts of another system", description = "Read by the mapping that is configured under"
            + " triage.hooks.generic.sources. A repeat changes nothing.")
    @ApiResponse(responseCode = "200", description = "Stored", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "400", description = "`not-json`: The body is not a JSON object.")
    @ApiResponse(responseCode = "404", description = "`unknown-source`: No mapping is configured for this source.")
    @ApiResponse(responseCode = "422", description = "`invalid-fields`: The body does not fit the mapping.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(description = ANY_BODY,
            content = @Content(mediaType = "application/json", schema = @Schema(type = "object")))
    ResponseEntity<?> generic(
            @Parameter(description = "Name of a configured mapping") @PathVariable String source,
            @RequestBody(required = false) byte @Nullable [] body) {
        return answer(intake.generic(source, bytes(body)), "/hooks/generic/…");
    }

    private static ResponseEntity<?> answer(HookResult result, String path) {
        return switch (result) {
            case HookResult.Received received -> ResponseEntity.ok(new Receipt(received.received(), received.added(),
                    received.leftOut(), received.incidents(), null));
            case HookResult.Ignored ignored -> ResponseEntity
                    .ok(new Receipt(0, 0, 0, List.of(), ignored.reason()));
            case HookResult.NotJson not -> problem(HttpStatus.BAD_REQUEST, "not-json",
                    "The body is not a JSON object", "send the sender's webhook body as JSON in UTF-8", path,
                    List.of());
            case HookResult.UnknownSource unknown -> problem(HttpStatus.NOT_FOUND, "unknown-source",
                    "No mapping is configured for this source", unknown.known().isEmpty()
                            ? "no source is configured; add one under triage.hooks.generic.sources"
                            : "configured are " + String.join(", ", unknown.known()),
                    path, List.of());
            case HookResult.Invalid invalid -> problem(HttpStatus.UNPROCESSABLE_CONTENT, "invalid-fields",
                    "Fields of the request are missing or wrong", invalid.problems().stream()
                            .map(problem -> "\"" + problem.field() + "\" " + problem.problem())
                            .collect(Collectors.joining("; ")),
                    path, invalid.problems());
        };
    }

    private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String slug, String title, String detail,
            String path, List<IntakeResult.FieldProblem> errors) {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(status, detail);
        body.setType(URI.create("/problems/" + slug));
        body.setTitle(title);
        if (!path.contains("…")) {
            body.setInstance(URI.create(path));
        }
        if (!errors.isEmpty()) {
            body.setProperty("errors", errors);
        }
        return ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(body);
    }

    private static byte[] bytes(byte @Nullable [] body) {
        return body == null ? new byte[0] : body;
    }
}
