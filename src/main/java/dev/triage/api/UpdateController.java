package dev.triage.api;

import dev.triage.incident.IncidentId;
import dev.triage.intake.IncidentUpdate;
import dev.triage.intake.UpdateResult;
import dev.triage.intake.Updates;
import dev.triage.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes what becomes known after an incident was reported, and shows it in order. */
@RestController
@RequestMapping(path = "/api/v1/incidents/{id}/updates", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Incidents")
class UpdateController {

    private static final int PAGE_DEFAULT = 100;
    private static final int PAGE_MAX = 500;

    private final Updates updates;
    private final Lookup lookup;

    UpdateController(Updates updates, Lookup lookup) {
        this.updates = updates;
        this.lookup = lookup;
    }

    /** A page of updates. */
    record Page(List<IncidentUpdate> items, @Nullable UUID nextCursor) {

        Page {
            items = List.copyOf(items);
        }
    }

    /** A stored update. */
    record UpdateView(IncidentUpdate update,
            @Schema(description = "When the incident will be triaged with it, at the earliest; null if it was told before"
                    + " or no triage was asked for") @Nullable Instant triageAt) {}

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Add what has become known of an incident", description = "It is part of every later run. The"
            + " incident is triaged again once no more comes in for a moment; POST …/runs does so at once.")
    @ApiResponse(responseCode = "201", description = "Stored")
    @ApiResponse(responseCode = "200", description = "Stored before under the same Idempotency-Key")
    @Problems({ProblemType.NOT_JSON, ProblemType.INVALID_PARAMETER, ProblemType.INCIDENT_NOT_FOUND,
            ProblemType.BODY_TOO_LARGE, ProblemType.UNSUPPORTED_MEDIA_TYPE, ProblemType.INVALID_FIELDS})
    ResponseEntity<UpdateView> add(@PathVariable UUID id, @RequestBody UpdateRequest request,
            @Parameter(description = "Makes a repeat harmless") @RequestHeader(name = "Idempotency-Key",
                    required = false) @Nullable String key,
            @Parameter(hidden = true) @AuthenticationPrincipal @Nullable Caller caller) {
        Parameters.idempotencyKey(key);
        boolean triage = request.triage() == null || request.triage();
        return switch (updates.add(new IncidentId(id),
                request.update(caller == null ? "" : caller.name(), key), triage)) {
            case UpdateResult.Stored stored -> ResponseEntity.status(HttpStatus.CREATED)
                    .body(new UpdateView(stored.update(), stored.triageAt()));
            case UpdateResult.Repeated repeated -> ResponseEntity.ok(new UpdateView(repeated.update(), null));
            case UpdateResult.NoSuchIncident none -> throw Lookup.noSuchIncident(none.id());
            case UpdateResult.Invalid invalid -> throw ProblemException.of(ProblemType.INVALID_FIELDS,
                    invalid.problems());
        };
    }

    @GetMapping
    @Operation(summary = "List an incident's updates in the order in which they came")
    @Problems({ProblemType.INVALID_PARAMETER, ProblemType.INCIDENT_NOT_FOUND})
    Page list(@PathVariable UUID id,
            @Parameter(description = "nextCursor of the page before") @RequestParam(
                    required = false) @Nullable UUID cursor,
            @Parameter(description = "1 to 500, 100 if left out") @RequestParam(
                    required = false) @Nullable String limit) {
        int size = Parameters.number("limit", limit, 1, PAGE_MAX, PAGE_DEFAULT);
        List<IncidentUpdate> found = updates.ofIncident(lookup.incident(id).id(), cursor, size + 1);
        return found.size() <= size
                ? new Page(found, null)
                : new Page(found.subList(0, size), found.get(size - 1).id());
    }
}
