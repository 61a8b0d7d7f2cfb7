package dev.triage.slack;

import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import dev.triage.incident.Incident;
import dev.triage.incident.IncidentFilter;
import dev.triage.incident.IncidentId;
import dev.triage.incident.IncidentRepository;
import dev.triage.incident.IncidentStatus;
import dev.triage.incident.IncidentSummary;
import dev.triage.incident.Origin;
import dev.triage.intake.Intake;
import dev.triage.intake.IntakeResult;
import dev.triage.intake.ManualReport;
import dev.triage.outbox.Outbox;
import dev.triage.outbox.OutboxProperties;
import dev.triage.redact.RedactedText;
import dev.triage.report.SlackBlocks;
import dev.triage.triage.Acceptance;
import dev.triage.triage.RunRepository;
import dev.triage.triage.TriageRun;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The slash command. Its answers are seen by whoever gave it, and by nobody else. */
class SlackCommands {

    private static final int LISTED = 5;
    private static final int SIMILAR_TEXT_MAX_CHARS = 4000;

    private final SlackIncidents incidents;
    private final SlackClient client;
    private final IncidentRepository store;
    private final RunRepository runs;
    private final Intake intake;
    private final Outbox outbox;
    private final OutboxProperties links;
    private final SlackProperties properties;

    SlackCommands(SlackIncidents incidents, SlackClient client, IncidentRepository store, RunRepository runs,
            Intake intake, Outbox outbox, OutboxProperties links, SlackProperties properties) {
        this.incidents = incidents;
        this.client = client;
        this.store = store;
        this.runs = runs;
        this.intake = intake;
        this.outbox = outbox;
        this.links = links;
        this.properties = properties;
    }

    /** Does what was asked for, or promises it; says what the person is to read. */
    String answer(SlashCommandPayload command) {
        String[] words = (command.getText() == null ? "" : command.getText()).strip().split("\\s+", 2);
        String rest = words.length > 1 ? SlackText.plain(words[1]) : "";
        return switch (words[0].toLowerCase(Locale.ROOT)) {
            case "new" -> rest.isBlank() ? form(command) : report(command, rest);
            case "similar" -> similar(command, rest);
            case "status" -> rest.isBlank() ? openIncidents() : onIncident(rest, this::status);
            case "postmortem" -> onIncident(rest, this::postmortem);
            case "", "help" -> help();
            default -> "There is no `%s %s`. %s".formatted(properties.command(), SlackBlocks.plain(words[0]), help());
        };
    }

    private String form(SlashCommandPayload command) {
        try {
            client.openForm(command.getTriggerId(), SlackForms.newIncident(command.getChannelId()));
            return "";
        } catch (SlackFailure e) {
            return "Slack did not open the form (%s). Give the text with the command: `%s new <text>`"
                    .formatted(e.problem(), properties.command());
        }
    }

    private String report(SlashCommandPayload command, String text) {
        return reported(incidents.report(ManualReport.ofText(null, null, text), command.getChannelId(), null,
                "slack " + command.getTriggerId()));
    }

    /** What to say to whoever reported an incident. */
    String reported(IntakeResult result) {
        return switch (result) {
            case IntakeResult.Invalid invalid -> "This can't be taken: " + invalid.problems().stream()
                    .map(problem -> problem.field() + " " + problem.problem()).collect(Collectors.joining("; "));
            case IntakeResult.Passed passed -> switch (passed.acceptance()) {
                case Acceptance.Accepted accepted -> "Taken on. The report will be in a thread in this channel and at "
                        + page(passed.incident().id());
                case Acceptance.Repeated repeated -> "Taken on before: " + page(repeated.run().incidentId());
                case Acceptance.QueueFull full -> "Too many runs are waiting; try again in %d seconds."
                        .formatted(full.retryAfter().toSeconds());
                case Acceptance.KeyReused reused -> "Taken on before with another text.";
                case Acceptance.Unknown unknown -> "Not set up: there is no " + unknown.field() + " " + unknown.value();
                case Acceptance.NoSuchIncident none -> "There is no such incident.";
            };
        };
    }

    private String similar(SlashCommandPayload command, String text) {
        if (text.isBlank()) {
            return "Say what you see: `%s similar <text>`".formatted(properties.command());
        }
        RedactedText safe = intake.lookup(
                text.length() > SIMILAR_TEXT_MAX_CHARS ? text.substring(0, SIMILAR_TEXT_MAX_CHARS) : text);
        outbox.put("slack-similar-" + command.getTriggerId(), SlackSender.CHANNEL, SlackSender.SIMILAR,
                command.getResponseUrl(), safe.value(), null);
        return "Searching past incidents…";
    }

    private String openIncidents() {
        List<IncidentSummary> open = store.list(new IncidentFilter(null, Set.of(),
                Set.of(IncidentStatus.OPEN, IncidentStatus.MITIGATED), Set.of(Origin.LIVE), null, null, "", null,
                LISTED)).items();
        return open.isEmpty()
                ? "No incident is open."
                : open.stream().map(incident -> "• *%s* (%s) %s".formatted(SlackBlocks.plain(incident.title().value()),
                        incident.status(), page(incident.id()))).collect(Collectors.joining("\n"));
    }

    private interface Answer {

        String of(Incident incident);
    }

    private String onIncident(String id, Answer answer) {
        Optional<Incident> incident;
        try {
            incident = store.find(new IncidentId(UUID.fromString(id.strip())));
        } catch (IllegalArgumentException e) {
            return "An incident is named by its id, such as 0b5c8f0e-6f0e-4c39-9a53-3c1f2f3d9b11; `%s status` lists them."
                    .formatted(properties.command());
        }
        return incident.map(answer::of).orElse("There is no such incident.");
    }

    private String status(Incident incident) {
        List<TriageRun> all = runs.ofIncident(incident.id());
        String run = all.isEmpty()
                ? "not triaged yet"
                : "last run " + all.getFirst().status() + (all.getFirst().reason().isBlank()
                        ? ""
                        : " (" + SlackBlocks.plain(all.getFirst().reason()) + ")");
        return "*%s* is %s, %s. %s".formatted(SlackBlocks.plain(incident.title().value()), incident.status(), run,
                page(incident.id()));
    }

    private String postmortem(Incident incident) {
        boolean report = runs.ofIncident(incident.id()).stream().anyMatch(run -> run.result() != null);
        return report
                ? "The postmortem of *%s*: %s".formatted(SlackBlocks.plain(incident.title().value()),
                        "<" + links.publicUrl() + "/incidents/" + incident.id() + "/postmortem>")
                : "There is no report yet, so there is no draft. " + page(incident.id());
    }

    private String help() {
        return """
               `%1$s new <text>` takes an incident on; without a text it opens a form
               `%1$s similar <text>` finds past incidents and what fixed them
               `%1$s status [id]` lists open incidents, or tells of one
               `%1$s postmortem <id>` gives the postmortem's address
               The shortcut _Triage this message_ takes a message with its thread."""
                .formatted(properties.command());
    }

    private String page(IncidentId incident) {
        return "<" + links.publicUrl() + "/incidents/" + incident + ">";
    }
}
