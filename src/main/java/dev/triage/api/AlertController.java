package dev.triage.api;

import dev.triage.incident.IncidentId;
import dev.triage.intake.Alerts;
import dev.triage.intake.StoredAlert;
import dev.triage.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows which alerts an incident is made of and why, and splits off those that do not belong. */
@RestController
@RequestMapping(path = "/api/v1/incidents/{id}/alerts", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Alerts")
class AlertController {

    private static final int PAGE_DEFAULT = 100;
    private static final int PAGE_MAX = 1000;

    private final Alerts alerts;
    private final Lookup lookup;

    AlertController(Alerts alerts, Lookup lookup) {
        this.alerts = alerts;
        this.lookup = lookup;
    }

    /** A page of alerts. */
    record Page(List<StoredAlert> items, @Nullable UUID nextCursor) {

        Page {
            items = List.copyOf(items);
        }
    }

    /** Where the split alert is now. */
    record SplitView(IncidentId incidentId, String incident) {}

    @GetMapping
    @Operation(summary = "List an incident's alerts in the order of their arrival",
            description = "mergeRule and mergeReason say why each belongs to the incident.")
    @Problems({ProblemType.INVALID_PARAMETER, ProblemType.INCIDENT_NOT_FOUND})
    Page list(@PathVariable UUID id,
            @Parameter(description = "nextCursor of the page before") @RequestParam(
                    required = false) @Nullable UUID cursor,
            @Parameter(description = "1 to 1000, 100 if left out") @RequestParam(
                    required = false) @Nullable String limit) {
        int size = Parameters.number("limit", limit, 1, PAGE_MAX, PAGE_DEFAULT);
        IncidentId incident = lookup.incident(id).id();
        List<StoredAlert> found = alerts.ofIncident(incident, cursor, size + 1);
        return found.size() <= size
                ? new Page(found, null)
                : new Page(found.subList(0, size), found.get(size - 1).id());
    }

    @PostMapping("/{alert}/split")
    @Operation(summary = "Split an alert off into an incident of its own",
            description = "Its later firings follow it there. Both incidents are triaged again.")
    @ApiResponse(responseCode = "201", description = "Done; Location names the new incident")
    @Problems({ProblemType.INVALID_PARAMETER, ProblemType.INCIDENT_NOT_FOUND, ProblemType.ALERT_NOT_FOUND,
            ProblemType.ONLY_ALERT})
    ResponseEntity<SplitView> split(@PathVariable UUID id, @PathVariable UUID alert,
            @Parameter(hidden = true) @AuthenticationPrincipal @Nullable Caller caller) {
        IncidentId incident = lookup.incident(id).id();
        return switch (alerts.split(incident, alert, caller == null ? "api" : caller.name())) {
            case Alerts.Split.Done done -> {
                String path = "/api/v1/incidents/" + done.incident();
                yield ResponseEntity.created(URI.create(path)).body(new SplitView(done.incident(), path));
            }
            case Alerts.Split.NoSuchAlert none -> throw ProblemException.of(ProblemType.ALERT_NOT_FOUND,
                    "incident %s has no alert %s; GET %1$s/alerts lists them".formatted(incident, alert));
            case Alerts.Split.OnlyAlert only -> throw ProblemException.of(ProblemType.ONLY_ALERT,
                    "it is the incident's only alert: there is nothing to split it from");
        };
    }
}
