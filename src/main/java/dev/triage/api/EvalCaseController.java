package dev.triage.api;

import dev.triage.feedback.EvalCaseRequest;
import dev.triage.feedback.EvalCaseResult;
import dev.triage.feedback.EvalCases;
import dev.triage.incident.IncidentId;
import dev.triage.incident.Severity;
import dev.triage.intake.IntakeResult.FieldProblem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Keeps resolved incidents as evaluation cases. */
@RestController
@RequestMapping(path = "/api/v1/incidents/{id}/eval-case", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Feedback")
class EvalCaseController {

    private final EvalCases cases;

    EvalCaseController(EvalCases cases) {
        this.cases = cases;
    }

    /** A fact and the words that tell it. */
    record Fact(@Nullable String fact, @Nullable List<String> any) {

        static List<EvalCaseRequest.ExpectedFact> all(@Nullable List<Fact> facts) {
            return facts == null
                    ? List.of()
                    : facts.stream().map(fact -> new EvalCaseRequest.ExpectedFact(fact.fact == null ? "" : fact.fact,
                            fact.any == null ? List.of() : fact.any)).toList();
        }
    }

    /** What the incident alone does not say. */
    record CaseRequest(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "postgres-locks") @Nullable String family,
            @Schema(description = "The right level; UNKNOWN if left out") @Nullable Severity severity,
            @Schema(description = "Names that the cause must name") @Nullable List<String> entities,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable List<Fact> mustMention,
            @Nullable List<Fact> mustNotMention, @Nullable Boolean hard) {

        EvalCaseRequest request() {
            return new EvalCaseRequest(family == null ? "" : family, severity == null ? Severity.UNKNOWN : severity,
                    entities == null ? List.of() : entities, Fact.all(mustMention), Fact.all(mustNotMention),
                    Boolean.TRUE.equals(hard));
        }

        /** Raw, so nothing that prints it may tell its text. */
        @Override
        public String toString() {
            return "CaseRequest[raw]";
        }
    }

    /** Where the case is, in the folder of cases. */
    record CaseView(String caseId) {}

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Keep a resolved incident as an evaluation case", description = "Its redacted context is"
            + " frozen, its cause is the key. Check the files and commit them.")
    @ApiResponse(responseCode = "201", description = "Written")
    @ApiResponse(responseCode = "200", description = "There was a case with this context already")
    @Problems({ProblemType.NOT_JSON, ProblemType.INVALID_PARAMETER, ProblemType.INCIDENT_NOT_FOUND,
            ProblemType.INVALID_FIELDS, ProblemType.INCIDENT_NOT_RESOLVED, ProblemType.NO_EVAL_FOLDER,
            ProblemType.UNSUPPORTED_MEDIA_TYPE})
    ResponseEntity<CaseView> write(@PathVariable UUID id, @RequestBody CaseRequest body) {
        return switch (cases.write(new IncidentId(id), body.request())) {
            case EvalCaseResult.Written written -> ResponseEntity.status(201).body(new CaseView(written.caseId()));
            case EvalCaseResult.AlreadyThere there -> ResponseEntity.ok(new CaseView(there.caseId()));
            case EvalCaseResult.Missing missing -> throw Lookup.noSuchIncident(new IncidentId(id));
            case EvalCaseResult.NotResolved open -> throw ProblemException.of(ProblemType.INCIDENT_NOT_RESOLVED,
                    "incident %s has no resolution with a cause".formatted(id));
            case EvalCaseResult.NoFolder none -> throw ProblemException.of(ProblemType.NO_EVAL_FOLDER,
                    "this service was started without TRIAGE_EVAL_CASES, the folder of evaluation cases");
            case EvalCaseResult.Invalid invalid -> throw ProblemException.of(ProblemType.INVALID_FIELDS,
                    List.of(new FieldProblem(invalid.field(), invalid.problem())));
        };
    }
}
