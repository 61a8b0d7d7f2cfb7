package dev.triage.triage;

import dev.triage.incident.Incident;
import dev.triage.incident.IncidentId;
import dev.triage.incident.IncidentRepository;
import dev.triage.redact.RedactedText;
import dev.triage.redact.Redaction;
import dev.triage.vault.SealedOriginals;
import dev.triage.vault.Vault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes on runs: what it has accepted is stored and queued in one transaction and will end. */
@Service
public class TriageService {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private final IncidentRepository incidents;
    private final RunRepository runs;
    private final IdempotencyRepository keys;
    private final RunQueue queue;
    private final RunChoices choices;
    private final ActiveModelCalls activeCalls;
    private final RunSignals signals;
    private final TriageProperties properties;
    private final BuildCommit buildCommit;
    private final ApplicationEventPublisher events;
    private final Supplier<UUID> ids;
    private final Vault vault;
    private final TransactionTemplate transaction;
    private final Clock clock;

    TriageService(IncidentRepository incidents, RunRepository runs, IdempotencyRepository keys, RunQueue queue,
            RunChoices choices, ActiveModelCalls activeCalls, RunSignals signals, TriageProperties properties,
            BuildCommit buildCommit, ApplicationEventPublisher events, Supplier<UUID> ids, Vault vault,
            TransactionTemplate transaction, Clock clock) {
        this.incidents = incidents;
        this.runs = runs;
        this.keys = keys;
        this.queue = queue;
        this.choices = choices;
        this.activeCalls = activeCalls;
        this.signals = signals;
        this.properties = properties;
        this.buildCommit = buildCommit;
        this.events = events;
        this.ids = ids;
        this.vault = vault;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Stores a new incident and its first run.
     *
     * @param redaction how long removing the secrets took
     * @param originals what its placeholders stand for; null if nothing is kept
     */
    public Acceptance submit(Incident incident, RunRequest request, Duration redaction,
            @Nullable SealedOriginals originals, @Nullable IdempotencyKey key) {
        return accept(incident.id(), request, key, RedactedText.empty(), incident.context().redactions(), redaction,
                () -> {
                    incidents.insert(incident);
                    store(originals);
                });
    }

    /** Triages a known incident again, with another analyst, prompt or language, or knowing more. */
    public Acceptance again(IncidentId incident, RunRequest request, RedactedText addedContext, Duration redaction,
            @Nullable SealedOriginals originals, @Nullable IdempotencyKey key) {
        if (incidents.find(incident).isEmpty()) {
            return new Acceptance.NoSuchIncident();
        }
        return accept(incident, request, key, addedContext, addedContext.redactions(), redaction,
                () -> store(originals));
    }

    private void store(@Nullable SealedOriginals originals) {
        if (originals != null) {
            vault.store(originals);
        }
    }

    /** Ends an unfinished run as failed; false if it had ended already. */
    public boolean cancel(RunId run) {
        boolean cancelled = runs.cancel(run, "cancelled", clock.instant());
        if (cancelled) {
            activeCalls.interrupt(run);
            signals.changed(run);
        }
        return cancelled;
    }

    private Acceptance accept(IncidentId incident, RunRequest asked, @Nullable IdempotencyKey key,
            RedactedText addedContext, List<Redaction> redactions, Duration redaction, Runnable storeIncident) {
        if (key != null) {
            Optional<Acceptance> earlier = earlier(key);
            if (earlier.isPresent()) {
                return earlier.get();
            }
        }
        RunRequest request = choices.complete(asked);
        Optional<Acceptance.Unknown> unknown = choices.check(request);
        if (unknown.isPresent()) {
            return unknown.get();
        }
        if (runs.backlog().unfinished() >= properties.queueCapacity()) {
            return new Acceptance.QueueFull(RETRY_AFTER);
        }
        Instant now = clock.instant();
        TriageRun run = new TriageRun(new RunId(ids.get()), incident, choices.model(request),
                choices.promptVersion(request), choices.language(request), addedContext, redactions, RunStatus.QUEUED,
                "", 0, now, null, null, null);
        boolean stored = Boolean.TRUE.equals(transaction.execute(status -> {
            storeIncident.run();
            runs.insert(run, redaction, buildCommit.id());
            if (key != null && !keys.take(key.keyHash(), key.requestHash(), run.id(), now)) {
                status.setRollbackOnly();
                return false;
            }
            queue.add(run.id(), now);
            events.publishEvent(new RunAccepted(run));
            return true;
        }));
        // A request with the same key was faster.
        return stored || key == null ? new Acceptance.Accepted(run) : earlier(key).orElseThrow();
    }

    private Optional<Acceptance> earlier(IdempotencyKey key) {
        return keys.find(key.keyHash())
                .map(earlier -> earlier.requestHash().equals(key.requestHash())
                        ? new Acceptance.Repeated(runs.find(earlier.run()).orElseThrow())
                        : new Acceptance.KeyReused());
    }
}
