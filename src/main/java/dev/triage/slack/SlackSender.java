package dev.triage.slack;

import com.slack.api.model.Message;
import dev.triage.fact.FactExtractor;
import dev.triage.incident.IncidentId;
import dev.triage.intake.Intake;
import dev.triage.intake.IntakeResult;
import dev.triage.intake.ManualReport;
import dev.triage.intake.RawUpdate;
import dev.triage.intake.Updates;
import dev.triage.outbox.Delivery;
import dev.triage.outbox.OutboxMessage;
import dev.triage.outbox.OutboxSender;
import dev.triage.redact.RedactedText;
import dev.triage.report.SlackBlocks;
import dev.triage.similar.SimilarIncidents;
import dev.triage.triage.RunId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** Does what was promised to Slack: tells of runs, reads threads, gives late answers. */
class SlackSender implements OutboxSender {

    static final String CHANNEL = "slack";
    /** Tell of a run in its incident's thread; the payload is the run. */
    static final String RUN = "run";
    /** Read a thread and make an incident of it; the target is "channel ts". */
    static final String READ_THREAD = "read-thread";
    /** Search past incidents; the payload is the text, the target the address for the answer. */
    static final String SIMILAR = "similar";
    /** Say something in an incident's thread; the payload is the text. */
    static final String SAY = "say";

    private static final int SIMILAR_LIMIT = 5;
    private static final Set<String> FOR_EVER = Set.of("channel_not_found", "thread_not_found", "missing_scope",
            "an address for answers that is not Slack's", "HTTP 404", "HTTP 410");

    private final SlackClient client;
    private final SlackCard card;
    private final SlackIncidents incidents;
    private final Intake intake;
    private final Updates updates;
    private final SimilarIncidents similar;
    private final FactExtractor facts;
    private final SlackProperties properties;
    private final JsonMapper json = new JsonMapper();

    SlackSender(SlackClient client, SlackCard card, SlackIncidents incidents, Intake intake, Updates updates,
            SimilarIncidents similar, FactExtractor facts, SlackProperties properties) {
        this.client = client;
        this.card = card;
        this.incidents = incidents;
        this.intake = intake;
        this.updates = updates;
        this.similar = similar;
        this.facts = facts;
        this.properties = properties;
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public Delivery send(OutboxMessage message) {
        try {
            return switch (message.kind()) {
                case RUN -> card.show(new RunId(UUID.fromString(message.payload())));
                case READ_THREAD -> readThread(message);
                case SIMILAR -> similar(message);
                case SAY -> say(message);
                default -> new Delivery.Refused("unknown kind " + message.kind());
            };
        } catch (SlackFailure e) {
            return FOR_EVER.contains(e.problem())
                    ? new Delivery.Refused(e.problem())
                    : new Delivery.Failed(e.problem(), e.retryAfter());
        }
    }

    /** A thread that has an incident already adds to it. */
    private Delivery readThread(OutboxMessage message) {
        String[] target = message.target().split(" ", 2);
        List<Message> messages = client.replies(target[0], target[1]);
        String text = SlackText.thread(messages);
        Optional<SlackThread> known = incidents.thread(target[0], target[1]);
        if (known.isPresent()) {
            updates.add(known.get().incidentId(), RawUpdate.of("slack", "", text, "thread-" + message.id()), true);
            return new Delivery.Sent();
        }
        IntakeResult result = incidents.report(ManualReport.ofText(null, null, text), target[0], target[1],
                "slack-thread " + message.target());
        if (result instanceof IntakeResult.Invalid) {
            client.post(target[0], target[1], "The thread has no text to triage.", List.of());
        }
        return new Delivery.Sent();
    }

    private Delivery similar(OutboxMessage message) {
        RedactedText text = intake.lookup(message.payload());
        List<Map<String, Object>> blocks = SlackBlocks
                .similar(similar.findByText(text, facts.extract(text), SIMILAR_LIMIT), properties.language());
        client.respond(message.target(), json.writeValueAsString(
                Map.of("response_type", "ephemeral", "text", "Similar incidents", "blocks", blocks)));
        return new Delivery.Sent();
    }

    private Delivery say(OutboxMessage message) {
        IncidentId incident = message.incidentId();
        Optional<SlackThread> thread = incident == null ? Optional.empty() : incidents.threadOf(incident);
        if (thread.isPresent() && thread.get().threadTs() != null) {
            client.post(thread.get().channel(), thread.get().threadTs(), message.payload(), List.of());
        }
        return new Delivery.Sent();
    }
}
