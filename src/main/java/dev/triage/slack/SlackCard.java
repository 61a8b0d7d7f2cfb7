package dev.triage.slack;

import dev.triage.incident.Incident;
import dev.triage.incident.IncidentId;
import dev.triage.incident.IncidentRepository;
import dev.triage.outbox.Delivery;
import dev.triage.outbox.OutboxProperties;
import dev.triage.report.ReportView;
import dev.triage.report.SlackBlocks;
import dev.triage.triage.RunId;
import dev.triage.triage.RunRepository;
import dev.triage.triage.TriageRun;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one message of an incident's thread that shows its newest run: its progress, then its report. What is shown is made
 * of what is stored at that moment, so that after an outage of Slack only the latest state is posted.
 */
class SlackCard {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(1500);
    private static final String GONE = "message_not_found";

    private final SlackClient client;
    private final SlackThreadRepository threads;
    private final IncidentRepository incidents;
    private final RunRepository runs;
    private final OutboxProperties links;
    private final JsonMapper json = new JsonMapper();

    SlackCard(SlackClient client, SlackThreadRepository threads, IncidentRepository incidents, RunRepository runs,
            OutboxProperties links) {
        this.client = client;
        this.threads = threads;
        this.incidents = incidents;
        this.runs = runs;
        this.links = links;
    }

    /** Shows where a run stands, unless a newer one is to be shown. */
    Delivery show(RunId id) {
        Optional<TriageRun> found = runs.find(id);
        Optional<Incident> incident = found.flatMap(run -> incidents.find(run.incidentId()));
        if (found.isEmpty() || incident.isEmpty()) {
            return new Delivery.Sent();
        }
        TriageRun run = found.get();
        Optional<SlackThread> thread = threads.find(run.incidentId());
        if (thread.isEmpty() || runs.newest(run.incidentId()).filter(newest -> newest.id().equals(id)).isEmpty()) {
            return new Delivery.Sent();
        }
        List<Map<String, Object>> blocks = blocks(incident.get(), run);
        show(begun(thread.get(), incident.get()), incident.get().title().value(), blocks);
        return run.status().isFinal() ? new Delivery.Sent() : new Delivery.More(LOOK_AGAIN);
    }

    private List<Map<String, Object>> blocks(Incident incident, TriageRun run) {
        String page = links.publicUrl() + "/incidents/" + incident.id();
        String title = incident.title().value();
        if (!run.status().isFinal()) {
            return SlackBlocks.progress(title, runs.stages(run.id()), run.language(), page);
        }
        return ReportView.of(incident, run).map(report -> SlackBlocks.report(report, page))
                .orElseGet(() -> SlackBlocks.failure(title, run.reason(),
                        SlackBlocks.value(incident.id().toString(), run.id().toString(), 0), run.language(), page));
    }

    private SlackThread begun(SlackThread thread, Incident incident) {
        if (thread.threadTs() != null) {
            return thread;
        }
        String ts = client.post(thread.channel(), null, SlackBlocks.plain(incident.title().value()),
                SlackBlocks.opening(incident, links.publicUrl() + "/incidents/" + incident.id()));
        threads.begun(incident.id(), ts);
        return new SlackThread(incident.id(), thread.channel(), ts, null, "");
    }

    private void show(SlackThread thread, String title, List<Map<String, Object>> blocks) {
        String hash = SlackRequestCheck.hash(json.writeValueAsString(blocks));
        if (hash.equals(thread.cardHash())) {
            return;
        }
        IncidentId incident = thread.incidentId();
        @Nullable
        String card = thread.cardTs();
        String text = SlackBlocks.plain(title);
        if (card != null) {
            try {
                client.update(thread.channel(), card, text, blocks);
            } catch (SlackFailure e) {
                if (!e.problem().equals(GONE)) {
                    throw e;
                }
                // Someone has deleted it.
                card = null;
            }
        }
        if (card == null) {
            card = client.post(thread.channel(), thread.threadTs(), text, blocks);
        }
        threads.shown(incident, card, hash);
    }
}
