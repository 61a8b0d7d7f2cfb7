package dev.triage.slack;

import dev.triage.incident.IncidentId;
import dev.triage.incident.IncidentRepository;
import dev.triage.intake.Alerts;
import dev.triage.intake.Intake;
import dev.triage.intake.IntakeResult;
import dev.triage.intake.ManualReport;
import dev.triage.outbox.Outbox;
import dev.triage.triage.Acceptance;
import dev.triage.triage.RunAccepted;
import dev.triage.triage.RunId;
import dev.triage.triage.RunRequest;
import dev.triage.triage.TriageRun;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.support.TransactionTemplate;

/** Incidents and their threads: everything here is stored before Slack gets its answer, and told to Slack later. */
class SlackIncidents {

    private final Intake intake;
    private final Alerts alerts;
    private final IncidentRepository incidents;
    private final SlackThreadRepository threads;
    private final Outbox outbox;
    private final SlackProperties properties;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SlackIncidents(Intake intake, Alerts alerts, IncidentRepository incidents, SlackThreadRepository threads,
            Outbox outbox, SlackProperties properties, TransactionTemplate transaction, Clock clock) {
        this.intake = intake;
        this.alerts = alerts;
        this.incidents = incidents;
        this.threads = threads;
        this.outbox = outbox;
        this.properties = properties;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Takes a report of a person's and opens its thread.
     *
     * @param thread the message to answer under; null to begin a thread
     * @param key the same for each delivery of the same report
     */
    IntakeResult report(ManualReport report, String channel, @Nullable String thread, String key) {
        return transaction.execute(status -> {
            IntakeResult result = intake.submit(report, new RunRequest(null, null, properties.language()), key);
            if (result instanceof IntakeResult.Passed passed
                    && passed.acceptance() instanceof Acceptance.Accepted accepted) {
                threads.open(passed.incident().id(), channel, thread, clock.instant());
                tellOf(accepted.run());
            }
            return result;
        });
    }

    /** Every further run is told in the incident's thread; what alerts open gets one if a channel is configured. */
    @EventListener
    void accepted(RunAccepted event) {
        TriageRun run = event.run();
        IncidentId incident = run.incidentId();
        if (threads.find(incident).isEmpty()) {
            Optional<String> channel = channel(incident);
            if (channel.isEmpty() || alerts.ofIncident(incident, null, 1).isEmpty()) {
                return;
            }
            threads.open(incident, channel.get(), null, clock.instant());
        }
        tellOf(run);
    }

    Optional<SlackThread> threadOf(IncidentId incident) {
        return threads.find(incident);
    }

    Optional<SlackThread> thread(String channel, String ts) {
        return threads.find(channel, ts);
    }

    private Optional<String> channel(IncidentId incident) {
        return Optional.ofNullable(incidents.summaries(List.of(incident)).get(incident))
                .map(known -> properties.channels().getOrDefault(known.service().value(), properties.alertChannel()))
                .filter(channel -> !channel.isBlank());
    }

    private void tellOf(TriageRun run) {
        RunId id = run.id();
        outbox.put("slack-run-" + id, SlackSender.CHANNEL, SlackSender.RUN, "", id.toString(), run.incidentId());
    }
}
