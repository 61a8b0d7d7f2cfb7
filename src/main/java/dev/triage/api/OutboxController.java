package dev.triage.api;

import dev.triage.incident.IncidentId;
import dev.triage.outbox.Outbox;
import dev.triage.outbox.OutboxMessage;
import dev.triage.outbox.OutboxStatus;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows what was or is to be sent to others, and takes up what was laid aside. */
@RestController
@RequestMapping(path = "/api/v1/outbox", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Outbox")
class OutboxController {

    private static final int PAGE_DEFAULT = 50;
    private static final int PAGE_MAX = 200;

    private final Outbox outbox;

    OutboxController(Outbox outbox) {
        this.outbox = outbox;
    }

    /** A message without what it says; problem is why it could not be sent the last time. */
    record MessageView(UUID id, String channel, String kind, @Nullable IncidentId incidentId, OutboxStatus status,
            int failures, String problem, Instant createdAt, Instant nextAt, @Nullable Instant endedAt) {

        static MessageView of(OutboxMessage message) {
            return new MessageView(message.id(), message.channel(), message.kind(), message.incidentId(),
                    message.status(), message.failures(), message.problem(), message.createdAt(), message.nextAt(),
                    message.endedAt());
        }
    }

    /** A page of messages. */
    record Page(List<MessageView> items, @Nullable UUID nextCursor) {

        Page {
            items = List.copyOf(items);
        }
    }

    @GetMapping
    @Operation(summary = "List what was or is to be sent to Slack and to webhooks, the newest first",
            description = "DEAD are those that could not be sent and are laid aside.")
    @Problems(ProblemType.INVALID_PARAMETER)
    Page list(@Parameter(description = "PENDING, SENT or DEAD; all if left out") @RequestParam(
            required = false) @Nullable OutboxStatus status,
            @Parameter(description = "nextCursor of the page before") @RequestParam(
                    required = false) @Nullable UUID cursor,
            @Parameter(description = "1 to 200, 50 if left out") @RequestParam(
                    required = false) @Nullable String limit) {
        int size = Parameters.number("limit", limit, 1, PAGE_MAX, PAGE_DEFAULT);
        List<MessageView> found = outbox.list(status, cursor, size + 1).stream().map(MessageView::of).toList();
        return found.size() <= size
                ? new Page(found, null)
                : new Page(found.subList(0, size), found.get(size - 1).id());
    }

    @PostMapping("/{id}/retry")
    @Operation(summary = "Try a message again that was laid aside")
    @ApiResponse(responseCode = "202", description = "It will be tried")
    @Problems({ProblemType.INVALID_PARAMETER, ProblemType.NOT_FOUND})
    ResponseEntity<Void> retry(@PathVariable UUID id) {
        if (!outbox.retry(id)) {
            throw ProblemException.of(ProblemType.NOT_FOUND,
                    "no message %s is laid aside; GET /api/v1/outbox?status=DEAD lists those that are".formatted(id));
        }
        return ResponseEntity.accepted().build();
    }
}
