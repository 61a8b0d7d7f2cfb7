package dev.triage.postmortem;

import dev.triage.incident.Incident;
import dev.triage.incident.IncidentId;
import dev.triage.incident.IncidentRepository;
import dev.triage.redact.RedactedText;
import dev.triage.redact.Redactor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** What people do with postmortems: begin one, edit it, look back, publish it. */
@Service
public class Postmortems {

    /** Autosaves of one author within this time go on with one version. */
    static final Duration VERSION_SPAN = Duration.ofMinutes(10);

    private final PostmortemRepository postmortems;
    private final IncidentRepository incidents;
    private final Redactor redactor;
    private final Supplier<UUID> ids;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Postmortems(PostmortemRepository postmortems, IncidentRepository incidents, Redactor redactor, Supplier<UUID> ids,
            TransactionTemplate transaction, ApplicationEventPublisher events, Clock clock) {
        this.postmortems = postmortems;
        this.incidents = incidents;
        this.redactor = redactor;
        this.ids = ids;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /** The postmortem of an incident, if somebody has begun one. */
    public Optional<Postmortem> find(IncidentId incident) {
        return postmortems.find(incident);
    }

    /** A postmortem by its stable address. */
    public Optional<Postmortem> findBySlug(String slug) {
        return postmortems.findBySlug(slug);
    }

    /** The postmortems, the one saved last first. */
    public List<PostmortemSummary> newest(int limit) {
        return postmortems.newest(limit);
    }

    /** All states of the text, the newest first. */
    public List<PostmortemVersion> versions(IncidentId incident) {
        return postmortems.versions(incident);
    }

    /**
     * Begins the postmortem with the draft of a run, or gives the one that there is.
     *
     * @return empty if there is no such incident
     */
    public Optional<Postmortem> begin(PostmortemStart start, String author) {
        Optional<Postmortem> earlier = postmortems.find(start.incidentId());
        Optional<Incident> incident = earlier.isPresent() ? Optional.empty() : incidents.find(start.incidentId());
        if (incident.isEmpty()) {
            return earlier;
        }
        Instant now = clock.instant();
        String slug = Slug.of(incident.get().occurredAt().atZone(ZoneOffset.UTC).toLocalDate(),
                incident.get().title().value(), start.incidentId());
        List<ActionItem> items = start.actionItems().stream()
                .filter(item -> !item.action().isBlank())
                .map(item -> ActionItem.cut(ids.get(), redactor.redact(item.action()), redactor.redact(item.owner()),
                        item.priority(), null, null))
                .toList();
        Postmortem first = new Postmortem(start.incidentId(), start.runId(), slug, start.language(), 1, 1,
                redactor.redact(start.markdown()), author, now, null, items);
        // Two people may begin at once: the first draft stands.
        transaction.executeWithoutResult(status -> postmortems.insert(first));
        return postmortems.find(start.incidentId());
    }

    /**
     * Saves the text.
     *
     * @param revision the revision that the author began with
     */
    public SaveResult save(IncidentId incident, int revision, String markdown, String author) {
        Optional<Postmortem> before = postmortems.find(incident);
        if (before.isEmpty()) {
            return new SaveResult.Missing();
        }
        if (markdown.isBlank() || markdown.length() > Postmortem.MARKDOWN_MAX_CHARS) {
            return new SaveResult.Invalid("markdown",
                    "has 1 to %d characters".formatted(Postmortem.MARKDOWN_MAX_CHARS));
        }
        RedactedText text = redactor.redact(markdown);
        boolean same = before.get().markdown().value().equals(text.value());
        if (same && before.get().revision() == revision && !before.get().isPublished()) {
            return new SaveResult.Saved(before.get());
        }
        Instant now = clock.instant();
        boolean saved = Boolean.TRUE.equals(transaction.execute(status -> {
            if (!postmortems.advance(incident, revision)) {
                return false;
            }
            // Behind the revision's lock: nobody else adds a version now.
            int version = postmortems.find(incident).orElseThrow().version();
            if (!postmortems.continueVersion(incident, version, text, author, now.minus(VERSION_SPAN), now)) {
                postmortems.insertVersion(incident, version + 1, text, author, now);
            }
            return true;
        }));
        Postmortem after = postmortems.find(incident).orElseThrow();
        return saved ? new SaveResult.Saved(after) : refused(after);
    }

    /** Publishes the text as it stands in the given revision. */
    public PublishResult publish(IncidentId incident, int revision, String by) {
        Optional<Postmortem> draft = postmortems.find(incident);
        if (draft.isEmpty()) {
            return new PublishResult.Missing();
        }
        if (draft.get().isPublished()) {
            return new PublishResult.Published(draft.get());
        }
        if (draft.get().revision() != revision) {
            return new PublishResult.Conflict(draft.get());
        }
        List<OpenPlaceholder> open = PublishGate.open(draft.get().markdown().value());
        if (!open.isEmpty()) {
            return new PublishResult.Incomplete(open);
        }
        Instant now = clock.instant();
        transaction.executeWithoutResult(status -> {
            if (postmortems.publish(incident, revision, by, now)) {
                events.publishEvent(new PostmortemPublished(incident, draft.get().slug(), by, now));
            }
        });
        Postmortem after = postmortems.find(incident).orElseThrow();
        return after.isPublished() ? new PublishResult.Published(after) : new PublishResult.Conflict(after);
    }

    static SaveResult refused(Postmortem current) {
        return current.isPublished() ? new SaveResult.ReadOnly(current) : new SaveResult.Conflict(current);
    }
}
