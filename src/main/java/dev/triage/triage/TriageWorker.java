package dev.triage.triage;

import dev.triage.incident.Incident;
import dev.triage.incident.IncidentRepository;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Works on one run from its claim to its stored end. Called by the job queue, which calls again after a crash. */
@Component
class TriageWorker {

    private static final Logger LOG = LoggerFactory.getLogger(TriageWorker.class);

    private final RunRepository runs;
    private final IncidentRepository incidents;
    private final TriagePipeline pipeline;
    private final RunSignals signals;
    private final RunMetrics metrics;
    private final LocalWork localWork;
    private final TriageProperties properties;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TriageWorker(RunRepository runs, IncidentRepository incidents, TriagePipeline pipeline, RunSignals signals,
            RunMetrics metrics, LocalWork localWork, TriageProperties properties,
            TransactionTemplate transaction, ApplicationEventPublisher events, Clock clock) {
        this.runs = runs;
        this.incidents = incidents;
        this.pipeline = pipeline;
        this.signals = signals;
        this.metrics = metrics;
        this.localWork = localWork;
        this.properties = properties;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /** Does the run unless it has ended. Throws when the database fails or the service stops, so that the queue tries again. */
    void work(RunId id) {
        Optional<TriageRun> claimed = runs.claim(id, clock.instant());
        if (claimed.isEmpty()) {
            return;
        }
        TriageRun run = claimed.get();
        RunProgress progress = new RunProgress(run, runs, signals, metrics, localWork, clock);
        try (MDC.MDCCloseable runId = MDC.putCloseable("run_id", id.toString())) {
            TriageOutcome outcome = run.attempt() > properties.maxAttempts()
                    ? new TriageOutcome.Failed("given up: interrupted " + properties.maxAttempts() + " times")
                    : outcome(run, progress);
            Instant now = clock.instant();
            if (finish(run, outcome, progress, now)) {
                report(run, outcome, now);
            }
        } catch (RunProgress.Superseded e) {
            LOG.info("stopped: the run was cancelled or taken over in stage {}", progress.where());
        } catch (ActiveModelCalls.Interrupted e) {
            if (runs.find(id).filter(ended -> ended.status().isFinal()).isEmpty()) {
                throw e;
            }
            LOG.info("stopped: the run was cancelled while its model was asked");
        } finally {
            signals.changed(id);
        }
    }

    private TriageOutcome outcome(TriageRun run, RunProgress progress) {
        try {
            Incident incident = incidents.find(run.incidentId())
                    .orElseThrow(() -> new IllegalStateException("run " + run.id() + " has no incident"));
            return pipeline.run(run, incident, progress);
        } catch (RunProgress.Superseded | ActiveModelCalls.Interrupted | TransientDataAccessException
                | NonTransientDataAccessResourceException e) {
            throw e;
        } catch (RuntimeException e) {
            // A message may quote the incident; the class and the stack may not.
            LOG.error("failed in stage {}", progress.where(), withoutMessage(e));
            return new TriageOutcome.Failed(
                    "internal error (" + e.getClass().getSimpleName() + ") in stage " + progress.where());
        }
    }

    /** Whoever is to hear of the end stores that in the same transaction. */
    private boolean finish(TriageRun run, TriageOutcome outcome, RunProgress progress, Instant now) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            boolean ended = runs.finish(run, outcome, progress.close(now), now);
            if (ended) {
                events.publishEvent(new RunEnded(run.id(), run.incidentId(), statusOf(outcome)));
            }
            return ended;
        }));
    }

    private static RunStatus statusOf(TriageOutcome outcome) {
        return switch (outcome) {
            case TriageOutcome.Verified verified -> RunStatus.VERIFIED;
            case TriageOutcome.Degraded degraded -> RunStatus.DEGRADED;
            case TriageOutcome.Failed failed -> RunStatus.FAILED;
        };
    }

    private void report(TriageRun run, TriageOutcome outcome, Instant now) {
        RunStatus status = statusOf(outcome);
        metrics.finished(run, status, now);
        switch (outcome) {
            case TriageOutcome.Verified verified -> metrics.findings(verified.result().verification());
            case TriageOutcome.Degraded degraded -> metrics.findings(degraded.result().verification());
            case TriageOutcome.Failed failed -> {
                // Without a report there is nothing that could be wrong in it.
            }
        }
        LOG.info("run ended {} in attempt {}", status, run.attempt());
    }

    private static Throwable withoutMessage(Throwable error) {
        Throwable bare = new IllegalStateException(error.getClass().getName());
        bare.setStackTrace(error.getStackTrace());
        return bare;
    }
}
