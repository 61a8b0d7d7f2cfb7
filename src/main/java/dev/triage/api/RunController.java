package dev.triage.api;

import dev.triage.triage.TriageRun;
import dev.triage.triage.TriageService;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Shows, follows and cancels runs. */
@RestController
@RequestMapping("/api/v1/runs")
@Tag(name = "Runs")
class RunController {

    private final Lookup lookup;
    private final TriageService triage;
    private final RunEvents events;

    RunController(Lookup lookup, TriageService triage, RunEvents events) {
        this.lookup = lookup;
        this.triage = triage;
        this.events = events;
    }

    @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Show a run: its status, its stages with their times, and the report once there is one")
    @Problems({ProblemType.INVALID_PARAMETER, ProblemType.RUN_NOT_FOUND})
    RunView show(@PathVariable UUID id) {
        return lookup.view(lookup.run(id));
    }

    @GetMapping(path = "/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(summary = "Follow a run as server-sent events", description = "An event \"stage\" as each stage begins"
            + " (state BEGUN) and ends (state ENDED), those before the request first; then one event \"end\" with the"
            + " run's final status. Lines that begin with a colon only show that the stream lives.")
    @ApiResponse(responseCode = "200", description = "The stream")
    @Problems({ProblemType.INVALID_PARAMETER, ProblemType.RUN_NOT_FOUND})
    SseEmitter events(@PathVariable UUID id) {
        return events.open(lookup.run(id).id());
    }

    @DeleteMapping("/{id}")
    @Operation(summary = "Cancel a run", description = "It ends as FAILED with the reason \"cancelled\".")
    @ApiResponse(responseCode = "204", description = "Cancelled")
    @Problems({ProblemType.INVALID_PARAMETER, ProblemType.RUN_NOT_FOUND, ProblemType.RUN_HAS_ENDED})
    ResponseEntity<Void> cancel(@PathVariable UUID id) {
        TriageRun run = lookup.run(id);
        if (!triage.cancel(run.id())) {
            throw ProblemException.of(ProblemType.RUN_HAS_ENDED,
                    "the run has ended as %s and can't be cancelled any more".formatted(lookup.run(id).status()));
        }
        return ResponseEntity.noContent().build();
    }
}
