package dev.triage.slack;

import dev.triage.feedback.Feedback;
import dev.triage.feedback.FeedbackResult;
import dev.triage.feedback.ResolutionReport;
import dev.triage.feedback.Verdict;
import dev.triage.incident.FixOutcome;
import dev.triage.incident.IncidentId;
import dev.triage.incident.IncidentStatus;
import dev.triage.intake.Intake;
import dev.triage.outbox.Outbox;
import dev.triage.report.SlackBlocks;
import dev.triage.triage.RunId;
import dev.triage.triage.RunRepository;
import dev.triage.triage.RunRequest;
import dev.triage.triage.TriageRun;
import java.util.Optional;
import java.util.UUID;

/** The buttons of a report. What they did is said in the incident's thread, so that everyone sees it. */
class SlackActions {

    private final Feedback feedback;
    private final Intake intake;
    private final RunRepository runs;
    private final SlackClient client;
    private final Outbox outbox;

    SlackActions(Feedback feedback, Intake intake, RunRepository runs, SlackClient client, Outbox outbox) {
        this.feedback = feedback;
        this.intake = intake;
        this.runs = runs;
        this.client = client;
        this.outbox = outbox;
    }

    /**
     * Does what a button says.
     *
     * @param action its id
     * @param value what {@link SlackBlocks#value} made
     * @param trigger names this press of the button
     */
    void pressed(String action, String value, String user, String trigger) {
        String[] parts = value.split(" ");
        if (parts.length != 3) {
            return;
        }
        IncidentId incident = new IncidentId(UUID.fromString(parts[0]));
        RunId run = new RunId(UUID.fromString(parts[1]));
        int rank = Integer.parseInt(parts[2]);
        String author = author(user);
        switch (action.substring(SlackBlocks.ACTION.length())) {
            case "run_again" -> again(incident, run, false, trigger);
            case "other_language" -> again(incident, run, true, trigger);
            case "right" -> say(feedback.mark(run, rank, Verdict.RIGHT, author), incident, trigger,
                    "<@%s> marked hypothesis %d as right.".formatted(user, rank));
            case "wrong" -> say(feedback.mark(run, rank, Verdict.WRONG, author), incident, trigger,
                    "<@%s> marked hypothesis %d as wrong.".formatted(user, rank));
            case "mitigated" -> say(feedback.move(incident, IncidentStatus.MITIGATED, author), incident, trigger,
                    "<@%s> marked the incident as mitigated.".formatted(user));
            case "resolved" -> client.openForm(trigger, SlackForms.resolved(incident.toString()));
            default -> {
                // A button that opens an address; Slack tells of it all the same.
            }
        }
    }

    /** Takes in how an incident ended; says what is wrong with it, if anything. */
    Optional<FeedbackResult.Invalid> resolved(String incidentId, String cause, String fix, String user, String view) {
        IncidentId incident = new IncidentId(UUID.fromString(incidentId));
        FeedbackResult result = feedback.resolve(incident,
                new ResolutionReport(null, SlackText.plain(cause), SlackText.plain(fix), FixOutcome.UNKNOWN, null),
                author(user));
        say(result, incident, view, "<@%s> marked the incident as resolved.".formatted(user));
        return result instanceof FeedbackResult.Invalid invalid ? Optional.of(invalid) : Optional.empty();
    }

    private void again(IncidentId incident, RunId id, boolean otherLanguage, String trigger) {
        Optional<TriageRun> run = runs.find(id);
        if (run.isPresent()) {
            String language = run.get().language();
            String wanted = otherLanguage ? language.startsWith("zh") ? "en" : "zh" : language;
            intake.again(incident, new RunRequest(run.get().model(), run.get().promptVersion(), wanted), "",
                    "slack " + trigger);
        }
    }

    private void say(FeedbackResult result, IncidentId incident, String trigger, String text) {
        String said = switch (result) {
            case FeedbackResult.Kept kept -> text;
            case FeedbackResult.Missing missing -> "There is no " + missing.what() + ".";
            case FeedbackResult.Invalid invalid -> "";
        };
        if (!said.isEmpty()) {
            outbox.put("slack-say-" + trigger, SlackSender.CHANNEL, SlackSender.SAY, "", said, incident);
        }
    }

    private static String author(String user) {
        return "slack:" + user;
    }
}
