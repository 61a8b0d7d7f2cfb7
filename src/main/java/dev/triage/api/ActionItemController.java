package dev.triage.api;

import dev.triage.diagnosis.Priority;
import dev.triage.incident.IncidentId;
import dev.triage.postmortem.ActionItemChange;
import dev.triage.postmortem.ActionItems;
import dev.triage.postmortem.Postmortem;
import dev.triage.postmortem.SaveResult;
import dev.triage.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The action items of a postmortem. Each answer is the postmortem as it stands then. */
@RestController
@RequestMapping(path = "/api/v1/incidents/{id}/postmortem/actions", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Postmortems")
class ActionItemController {

    private final ActionItems items;

    ActionItemController(ActionItems items) {
        this.items = items;
    }

    /** An action item as a client gives it. */
    record ActionItemRequest(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String action,
            @Schema(example = "payments team") @Nullable String owner,
            @Schema(description = "P2 if left out") @Nullable Priority priority, @Nullable LocalDate due,
            @Nullable Boolean done) {

        ActionItemChange change() {
            return new ActionItemChange(action == null ? "" : action, owner == null ? "" : owner,
                    priority == null ? Priority.P2 : priority, due, Boolean.TRUE.equals(done));
        }

        /** Raw, so nothing that prints it may tell its text. */
        @Override
        public String toString() {
            return "ActionItemRequest[raw]";
        }
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Add an action item")
    @Problems({ProblemType.NOT_JSON, ProblemType.INVALID_PARAMETER, ProblemType.POSTMORTEM_NOT_FOUND,
            ProblemType.INVALID_FIELDS, ProblemType.POSTMORTEM_PUBLISHED, ProblemType.UNSUPPORTED_MEDIA_TYPE})
    PostmortemView add(@PathVariable UUID id, @RequestBody ActionItemRequest request,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return PostmortemView.of(PostmortemController
                .saved(items.add(new IncidentId(id), request.change(), caller.name()), id));
    }

    @PutMapping(path = "/{item}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Change an action item",
            description = "All fields as they are to be. Once the postmortem is published, action and priority stay.")
    @Problems({ProblemType.NOT_JSON, ProblemType.INVALID_PARAMETER, ProblemType.ACTION_ITEM_NOT_FOUND,
            ProblemType.INVALID_FIELDS, ProblemType.POSTMORTEM_PUBLISHED, ProblemType.UNSUPPORTED_MEDIA_TYPE})
    PostmortemView change(@PathVariable UUID id, @PathVariable UUID item, @RequestBody ActionItemRequest request,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return PostmortemView.of(found(items.change(new IncidentId(id), item, request.change(), caller.name()), id,
                item));
    }

    @DeleteMapping("/{item}")
    @Operation(summary = "Remove an action item")
    @Problems({ProblemType.INVALID_PARAMETER, ProblemType.ACTION_ITEM_NOT_FOUND, ProblemType.POSTMORTEM_PUBLISHED})
    PostmortemView remove(@PathVariable UUID id, @PathVariable UUID item) {
        return PostmortemView.of(found(items.remove(new IncidentId(id), item), id, item));
    }

    private static Postmortem found(SaveResult result, UUID incident, UUID item) {
        if (result instanceof SaveResult.Missing) {
            throw ProblemException.of(ProblemType.ACTION_ITEM_NOT_FOUND,
                    "the postmortem of incident %s has no action item %s".formatted(incident, item));
        }
        return PostmortemController.saved(result, incident);
    }
}
