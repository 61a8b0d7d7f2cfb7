package dev.triage.api;

import dev.triage.diagnosis.CauseCode;
import dev.triage.feedback.Feedback;
import dev.triage.feedback.FeedbackResult;
import dev.triage.feedback.HypothesisMark;
import dev.triage.feedback.ResolutionReport;
import dev.triage.feedback.StatusChange;
import dev.triage.feedback.Verdict;
import dev.triage.incident.FixOutcome;
import dev.triage.incident.IncidentId;
import dev.triage.incident.IncidentStatus;
import dev.triage.intake.IntakeResult.FieldProblem;
import dev.triage.security.Caller;
import dev.triage.triage.RunId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What people learned: which hypothesis was right, where the incident stands, what it was and what fixed it. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Feedback")
class FeedbackController {

    private final Feedback feedback;
    private final Lookup lookup;

    FeedbackController(Feedback feedback, Lookup lookup) {
        this.feedback = feedback;
        this.lookup = lookup;
    }

    /** A word on a hypothesis. */
    record MarkRequest(@Schema(description = "Null takes your earlier word back") @Nullable Verdict verdict) {}

    /** Where the incident stands. */
    record StatusRequest(@Schema(requiredMode = Schema.RequiredMode.REQUIRED,
            description = "OPEN or MITIGATED; an incident is RESOLVED by its resolution") @Nullable IncidentStatus status) {}

    /** What it was and what ended it. */
    record ResolutionRequest(@Schema(description = "The cause, if it is one of the list") @Nullable CauseCode causeCode,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String rootCause,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String fix,
            @Schema(description = "Whether the fix held; UNKNOWN if left out") @Nullable FixOutcome fixOutcome,
            @Schema(description = "Now if left out") @Nullable Instant resolvedAt) {

        ResolutionReport report() {
            return new ResolutionReport(causeCode, rootCause == null ? "" : rootCause, fix == null ? "" : fix,
                    fixOutcome == null ? FixOutcome.UNKNOWN : fixOutcome, resolvedAt);
        }

        /** Raw, so nothing that prints it may tell its text. */
        @Override
        public String toString() {
            return "ResolutionRequest[raw]";
        }
    }

    /** How an incident moved on. */
    record History(IncidentStatus status, List<StatusChange> changes) {

        History {
            changes = List.copyOf(changes);
        }
    }

    @PutMapping(path = "/runs/{id}/hypotheses/{rank}/verdict", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Say whether a hypothesis was right", description = "Answers with all that people said of the"
            + " run. The last word of each person counts.")
    @Problems({ProblemType.NOT_JSON, ProblemType.INVALID_PARAMETER, ProblemType.RUN_NOT_FOUND,
            ProblemType.UNSUPPORTED_MEDIA_TYPE})
    CatalogController.Listing<HypothesisMark> mark(@PathVariable UUID id,
            @Parameter(description = "Its place in the report, from 1") @PathVariable int rank,
            @RequestBody MarkRequest request, @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        RunId run = lookup.run(id).id();
        if (feedback.mark(run, rank, request.verdict(), caller.name()) instanceof FeedbackResult.Missing missing) {
            throw ProblemException.parameter("rank", "names no hypothesis: there is no " + missing.what());
        }
        return new CatalogController.Listing<>(feedback.marks(run), null);
    }

    @GetMapping("/runs/{id}/verdicts")
    @Operation(summary = "List what people said of a run's hypotheses")
    @Problems({ProblemType.INVALID_PARAMETER, ProblemType.RUN_NOT_FOUND})
    CatalogController.Listing<HypothesisMark> marks(@PathVariable UUID id) {
        return new CatalogController.Listing<>(feedback.marks(lookup.run(id).id()), null);
    }

    @PutMapping(path = "/incidents/{id}/status", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Mark an incident mitigated, or open it again")
    @Problems({ProblemType.NOT_JSON, ProblemType.INVALID_PARAMETER, ProblemType.INCIDENT_NOT_FOUND,
            ProblemType.INVALID_FIELDS, ProblemType.UNSUPPORTED_MEDIA_TYPE})
    History move(@PathVariable UUID id, @RequestBody StatusRequest request,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        if (request.status() == null) {
            throw ProblemException.of(ProblemType.INVALID_FIELDS,
                    List.of(new FieldProblem("status", "is OPEN or MITIGATED")));
        }
        return history(feedback.move(new IncidentId(id), request.status(), caller.name()), id);
    }

    @PutMapping(path = "/incidents/{id}/resolution", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Resolve an incident, or correct how it ended",
            description = "Similar incidents of the future are shown this cause and this fix.")
    @Problems({ProblemType.NOT_JSON, ProblemType.INVALID_PARAMETER, ProblemType.INCIDENT_NOT_FOUND,
            ProblemType.INVALID_FIELDS, ProblemType.UNSUPPORTED_MEDIA_TYPE})
    History resolve(@PathVariable UUID id, @RequestBody ResolutionRequest request,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return history(feedback.resolve(new IncidentId(id), request.report(), caller.name()), id);
    }

    @GetMapping("/incidents/{id}/status")
    @Operation(summary = "Show where an incident stands and how it got there")
    @Problems({ProblemType.INVALID_PARAMETER, ProblemType.INCIDENT_NOT_FOUND})
    History status(@PathVariable UUID id) {
        return new History(lookup.incident(id).status(), feedback.changes(new IncidentId(id)));
    }

    private History history(FeedbackResult result, UUID id) {
        return switch (result) {
            case FeedbackResult.Kept kept -> status(id);
            case FeedbackResult.Missing missing -> throw Lookup.noSuchIncident(new IncidentId(id));
            case FeedbackResult.Invalid invalid -> throw ProblemException.of(ProblemType.INVALID_FIELDS,
                    List.of(new FieldProblem(invalid.field(), invalid.problem())));
        };
    }
}
