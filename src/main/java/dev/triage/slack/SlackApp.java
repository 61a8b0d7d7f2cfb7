package dev.triage.slack;

import com.slack.api.app_backend.events.payload.EventsApiPayload;
import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.interactive_components.payload.MessageShortcutPayload;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.middleware.Middleware;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.event.MessageEvent;
import dev.triage.feedback.FeedbackResult;
import dev.triage.intake.IntakeResult;
import dev.triage.intake.ManualReport;
import dev.triage.intake.RawUpdate;
import dev.triage.intake.Updates;
import dev.triage.outbox.Outbox;
import dev.triage.report.SlackBlocks;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What comes from Slack, to whom it goes, and what Slack is answered. Everything is stored before the answer; what takes
 * long, or Slack itself, is done by a job.
 */
final class SlackApp {

    private static final Logger LOG = LoggerFactory.getLogger(SlackApp.class);
    private static final String SHORTCUT = "triage_message";
    private static final String TOOK = "Something went wrong here; the log has it. Please try again.";

    private final SlackCommands commands;
    private final SlackActions actions;
    private final SlackIncidents incidents;
    private final Updates updates;
    private final Outbox outbox;

    SlackApp(SlackCommands commands, SlackActions actions, SlackIncidents incidents, Updates updates, Outbox outbox) {
        this.commands = commands;
        this.actions = actions;
        this.incidents = incidents;
        this.updates = updates;
        this.outbox = outbox;
    }

    /** The SDK's application; our check stands before its handlers in place of the SDK's, which would ask Slack first. */
    App bolt(SlackProperties properties, Middleware check) {
        AppConfig config = AppConfig.builder().signingSecret(properties.signingSecret())
                .singleTeamBotToken(properties.botToken()).build();
        config.setAllEventsApiAutoAckEnabled(true);
        App app = new App(config, List.of(check));
        app.command(properties.command(), (request, context) -> {
            String answer = guarded(() -> commands.answer(request.getPayload()), TOOK);
            return answer.isEmpty() ? context.ack() : context.ack(answer);
        });
        app.messageShortcut(SHORTCUT, (request, context) -> {
            guarded(() -> shortcut(request.getPayload()), false);
            return context.ack();
        });
        app.blockAction(Pattern.compile(SlackBlocks.ACTION + ".*"), (request, context) -> {
            guarded(() -> action(request.getPayload()), false);
            return context.ack();
        });
        app.viewSubmission(SlackForms.NEW, (request, context) -> submitted(context::ack, context::ackWithErrors,
                guarded(() -> newIncident(request.getPayload()), Map.of(SlackForms.TEXT, TOOK))));
        app.viewSubmission(SlackForms.RESOLVED, (request, context) -> submitted(context::ack, context::ackWithErrors,
                guarded(() -> resolved(request.getPayload()), Map.of(SlackForms.CAUSE, TOOK))));
        app.event(MessageEvent.class, (event, context) -> {
            reply(event);
            return context.ack();
        });
        return app;
    }

    private interface Refusal {

        Response with(Map<String, String> errors);
    }

    private static Response submitted(Supplier<Response> taken, Refusal refused, Map<String, String> errors) {
        return errors.isEmpty() ? taken.get() : refused.with(errors);
    }

    /** An exception's message may quote the incident, and the SDK would log it. */
    private static <T> T guarded(Supplier<T> work, T otherwise) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            Throwable bare = new IllegalStateException(e.getClass().getName());
            bare.setStackTrace(e.getStackTrace());
            LOG.error("a request of Slack's failed", bare);
            return otherwise;
        }
    }

    private boolean shortcut(MessageShortcutPayload shortcut) {
        String root = shortcut.getMessage().getThreadTs() == null
                ? shortcut.getMessage().getTs()
                : shortcut.getMessage().getThreadTs();
        outbox.put("slack-shortcut-" + shortcut.getTriggerId(), SlackSender.CHANNEL, SlackSender.READ_THREAD,
                shortcut.getChannel().getId() + " " + root, "", null);
        return true;
    }

    private boolean action(BlockActionPayload payload) {
        for (BlockActionPayload.Action action : payload.getActions()) {
            actions.pressed(action.getActionId(), action.getValue() == null ? "" : action.getValue(),
                    payload.getUser().getId(), payload.getTriggerId());
        }
        return true;
    }

    private Map<String, String> newIncident(ViewSubmissionPayload form) {
        String title = SlackForms.value(form.getView(), SlackForms.TITLE).strip();
        String service = SlackForms.value(form.getView(), SlackForms.SERVICE).strip();
        IntakeResult result = incidents.report(
                ManualReport.ofText(title.isEmpty() ? null : title, service.isEmpty() ? null : service,
                        SlackText.plain(SlackForms.value(form.getView(), SlackForms.TEXT))),
                form.getView().getPrivateMetadata(), null, "slack " + form.getView().getId());
        return result instanceof IntakeResult.Invalid invalid
                ? invalid.problems().stream()
                        .collect(Collectors.toMap(problem -> field(problem.field()),
                                IntakeResult.FieldProblem::problem, (one, other) -> one + "; " + other))
                : Map.of();
    }

    private static String field(String name) {
        return name.equals(SlackForms.TITLE) || name.equals(SlackForms.SERVICE) ? name : SlackForms.TEXT;
    }

    private Map<String, String> resolved(ViewSubmissionPayload form) {
        Optional<FeedbackResult.Invalid> wrong = actions.resolved(form.getView().getPrivateMetadata(),
                SlackForms.value(form.getView(), SlackForms.CAUSE),
                SlackForms.value(form.getView(), SlackForms.FIX), form.getUser().getId(), form.getView().getId());
        return wrong.map(invalid -> Map.of(invalid.field().equals("fix") ? SlackForms.FIX : SlackForms.CAUSE,
                invalid.problem())).orElse(Map.of());
    }

    /** What people write in an incident's thread becomes known to its next run. */
    private void reply(EventsApiPayload<MessageEvent> event) {
        MessageEvent message = event.getEvent();
        if (message.getThreadTs() != null && message.getBotId() == null && message.getUser() != null) {
            incidents.thread(message.getChannel(), message.getThreadTs())
                    .ifPresent(thread -> updates.add(thread.incidentId(), RawUpdate.of("slack", message.getUser(),
                            SlackText.plain(message.getText()), event.getEventId()), true));
        }
    }
}
