package dev.triage.postmortem;

import dev.triage.incident.IncidentId;
import dev.triage.redact.Redactor;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The action items of a postmortem. With its publishing they are agreed: from then on only owner, due day and whether
 * they are done may change.
 */
@Service
public class ActionItems {

    private final PostmortemRepository postmortems;
    private final ActionItemRepository items;
    private final Redactor redactor;
    private final Supplier<UUID> ids;
    private final Clock clock;

    ActionItems(PostmortemRepository postmortems, ActionItemRepository items, Redactor redactor, Supplier<UUID> ids,
            Clock clock) {
        this.postmortems = postmortems;
        this.items = items;
        this.redactor = redactor;
        this.ids = ids;
        this.clock = clock;
    }

    /** Adds an item at the end. */
    public SaveResult add(IncidentId incident, ActionItemChange change, String by) {
        Optional<Postmortem> postmortem = postmortems.find(incident);
        Optional<SaveResult> refusal = refusal(postmortem, change);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (postmortem.orElseThrow().isPublished()) {
            return new SaveResult.ReadOnly(postmortem.get());
        }
        items.append(incident, List.of(item(ids.get(), change, null, by)));
        return saved(incident);
    }

    /** Changes an item. */
    public SaveResult change(IncidentId incident, UUID id, ActionItemChange change, String by) {
        Optional<Postmortem> postmortem = postmortems.find(incident);
        Optional<SaveResult> refusal = refusal(postmortem, change);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Optional<ActionItem> before = postmortem.orElseThrow().actionItems().stream()
                .filter(item -> item.id().equals(id)).findFirst();
        if (before.isEmpty()) {
            return new SaveResult.Missing();
        }
        ActionItem after = item(id, change, before.get().done(), by);
        boolean agreed = after.action().value().equals(before.get().action().value())
                && after.priority() == before.get().priority();
        if (postmortem.get().isPublished() && !agreed) {
            return new SaveResult.ReadOnly(postmortem.get());
        }
        return items.update(incident, after) ? saved(incident) : new SaveResult.Missing();
    }

    /** Takes an item away. */
    public SaveResult remove(IncidentId incident, UUID id) {
        Optional<Postmortem> postmortem = postmortems.find(incident);
        if (postmortem.isPresent() && postmortem.get().isPublished()) {
            return new SaveResult.ReadOnly(postmortem.get());
        }
        return postmortem.isPresent() && items.delete(incident, id) ? saved(incident) : new SaveResult.Missing();
    }

    private static Optional<SaveResult> refusal(Optional<Postmortem> postmortem, ActionItemChange change) {
        if (postmortem.isEmpty()) {
            return Optional.of(new SaveResult.Missing());
        }
        if (change.action().isBlank() || change.action().strip().length() > ActionItem.ACTION_MAX_CHARS) {
            return Optional.of(new SaveResult.Invalid("action",
                    "has 1 to %d characters".formatted(ActionItem.ACTION_MAX_CHARS)));
        }
        return change.owner().strip().length() <= ActionItem.OWNER_MAX_CHARS
                ? Optional.empty()
                : Optional.of(new SaveResult.Invalid("owner",
                        "has at most %d characters".formatted(ActionItem.OWNER_MAX_CHARS)));
    }

    private ActionItem item(UUID id, ActionItemChange change, ActionItem.@Nullable Done before,
            String by) {
        ActionItem.Done done = !change.done()
                ? null
                : before != null ? before : new ActionItem.Done(by, clock.instant());
        return ActionItem.cut(id, redactor.redact(change.action().strip()), redactor.redact(change.owner().strip()),
                change.priority(), change.due(), done);
    }

    private SaveResult saved(IncidentId incident) {
        return postmortems.find(incident).<SaveResult>map(SaveResult.Saved::new).orElseGet(SaveResult.Missing::new);
    }
}
