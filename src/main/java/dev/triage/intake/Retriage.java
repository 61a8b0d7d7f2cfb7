package dev.triage.intake;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import dev.triage.incident.IncidentId;
import dev.triage.triage.Acceptance;
import dev.triage.triage.RunRepository;
import dev.triage.triage.RunRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Triages an incident once no more comes in for a moment, and never two runs of one incident at a time: a storm of
 * alerts costs one run, and what arrives during a run costs one more.
 */
@Component
class Retriage {

    private static final Logger LOG = LoggerFactory.getLogger(Retriage.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

    private final PendingTriageRepository pending;
    private final RunRepository runs;
    private final Intake intake;
    private final AlertProperties properties;
    private final CustomTask<Void> task;
    private final Scheduler scheduler;
    private final TransactionTemplate transaction;
    private final Supplier<UUID> ids;
    private final Clock clock;

    Retriage(PendingTriageRepository pending, RunRepository runs, Intake intake, AlertProperties properties,
            CustomTask<Void> retriageTask, @Lazy Scheduler scheduler, TransactionTemplate transaction,
            Supplier<UUID> ids, Clock clock) {
        this.pending = pending;
        this.runs = runs;
        this.intake = intake;
        this.properties = properties;
        this.task = retriageTask;
        this.scheduler = scheduler;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    /** New alerts ask for a run. Part of the caller's transaction. */
    Instant afterAlerts(IncidentId incident) {
        Instant now = clock.instant();
        Instant earliest = runs.newest(incident).map(run -> run.createdAt().plus(properties.rerunInterval()))
                .orElse(now);
        Instant quiet = now.plus(properties.quiet());
        return put(incident, now, earliest.isAfter(quiet) ? earliest : quiet, false);
    }

    /** A person's update asks for a run. Part of the caller's transaction. */
    Instant afterUpdate(IncidentId incident) {
        Instant now = clock.instant();
        return put(incident, now, now.plus(properties.quiet()), true);
    }

    private Instant put(IncidentId incident, Instant now, Instant due, boolean earlier) {
        UUID job = ids.get();
        PendingTriageRepository.Pending wait = pending.put(incident, job, now, due, properties.maxWait(), earlier);
        if (wait.job().equals(job)) {
            scheduler.schedule(task.instance(job.toString()), wait.due());
        } else if (earlier) {
            try {
                scheduler.reschedule(task.instance(wait.job().toString()), wait.due());
            } catch (TaskInstanceException e) {
                // It works at this moment, and will look at the time itself.
                LOG.debug("the wait is being ended");
            }
        }
        return wait.due();
    }

    /** Ends a wait with a run, if it is time; otherwise says when to look again. */
    Optional<Instant> work(UUID job) {
        Optional<PendingTriageRepository.Pending> wait = pending.find(job);
        if (wait.isEmpty()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        if (wait.get().due().isAfter(now)) {
            return Optional.of(wait.get().due());
        }
        IncidentId incident = wait.get().incident();
        if (runs.newest(incident).filter(run -> !run.status().isFinal()).isPresent()) {
            return Optional.of(now.plus(LOOK_AGAIN));
        }
        Acceptance acceptance = transaction
                .execute(status -> pending.take(job, now) ? begin(incident, status::setRollbackOnly) : null);
        return switch (acceptance) {
            case null -> Optional.of(now.plus(LOOK_AGAIN));
            case Acceptance.QueueFull full -> Optional.of(now.plus(full.retryAfter()));
            case Acceptance.Accepted accepted -> Optional.empty();
            case Acceptance.Repeated repeated -> Optional.empty();
            case Acceptance.NoSuchIncident none -> Optional.empty();
            case Acceptance.KeyReused reused -> Optional.empty();
            case Acceptance.Unknown unknown -> {
                LOG.error("triage.alerts.{} is \"{}\", which does not exist", unknown.field(), unknown.value());
                yield Optional.empty();
            }
        };
    }

    private Acceptance begin(IncidentId incident, Runnable undo) {
        Acceptance acceptance = intake.again(incident,
                new RunRequest(properties.model(), null, properties.language()), "", null);
        if (acceptance instanceof Acceptance.QueueFull) {
            undo.run();
        }
        return acceptance;
    }
}
