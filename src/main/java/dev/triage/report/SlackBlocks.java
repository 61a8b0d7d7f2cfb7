package dev.triage.report;

import dev.triage.diagnosis.ChecklistStep;
import dev.triage.diagnosis.Command;
import dev.triage.diagnosis.Diagnosis;
import dev.triage.diagnosis.Evidence;
import dev.triage.diagnosis.Hypothesis;
import dev.triage.diagnosis.MitigationStep;
import dev.triage.diagnosis.Phase;
import dev.triage.incident.Incident;
import dev.triage.incident.Resolution;
import dev.triage.incident.Severity;
import dev.triage.similar.SimilarIncident;
import dev.triage.triage.StageRecord;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.function.BiConsumer;

/**
 * Reports as blocks of Slack's Block Kit, within its limits however long a report is: what does not fit is on the page.
 * Each block is a map that becomes one JSON object.
 */
public final class SlackBlocks {

    /** Most blocks in a message. */
    public static final int BLOCKS_MAX = 50;
    /** Longest text of a section. */
    public static final int SECTION_MAX_CHARS = 3000;
    /** Longest text of a header. */
    public static final int HEADER_MAX_CHARS = 150;

    /** Prefix of the ids of all actions. */
    public static final String ACTION = "triage_";

    private static final int HYPOTHESES_MAX = 3;
    private static final int EVIDENCE_MAX = 2;
    private static final int STEPS_MAX = 6;
    private static final int SIMILAR_MAX = 3;

    private final ReportView report;
    private final Diagnosis diagnosis;
    private final String page;
    private final Wording words;
    private final ResourceBundle own;
    private final List<Map<String, Object>> blocks = new ArrayList<>();

    private SlackBlocks(ReportView report, String page) {
        this.report = report;
        this.diagnosis = report.diagnosis();
        this.page = page;
        this.words = Wording.in(report.provenance().language());
        this.own = own(report.provenance().language());
    }

    /**
     * A finished report with its buttons.
     *
     * @param page where the whole report is
     */
    public static List<Map<String, Object>> report(ReportView report, String page) {
        return new SlackBlocks(report, page).render();
    }

    /** The first message of a thread. */
    public static List<Map<String, Object>> opening(Incident incident, String page) {
        Mrkdwn text = new Mrkdwn(SECTION_MAX_CHARS, "…");
        text.line("*" + Mrkdwn.text(incident.service().value(), 100) + "* · "
                + (incident.reportedSeverity() == Severity.UNKNOWN ? "" : incident.reportedSeverity() + " · ")
                + "<" + page + "|" + incident.id() + ">");
        if (!incident.symptoms().isBlank()) {
            text.line(Mrkdwn.text(incident.symptoms().value(), 500));
        }
        return List.of(Mrkdwn.header(incident.title().value()), text.section());
    }

    /** A text as one line of plain text, for where blocks are not shown. */
    public static String plain(String text) {
        return Mrkdwn.plain(text, 1000);
    }

    /** A run that is under way. */
    public static List<Map<String, Object>> progress(String title, List<StageRecord> stages, String language,
            String page) {
        ResourceBundle own = own(language);
        Mrkdwn text = new Mrkdwn(SECTION_MAX_CHARS, "");
        text.line("*" + own.getString("working") + "*");
        StringBuilder line = new StringBuilder();
        for (StageRecord stage : stages) {
            line.append(line.isEmpty() ? "" : " · ").append(stage.durationMillis() == null ? "⏳ " : "✓ ")
                    .append(own.getString("Stage." + stage.stage().name()));
        }
        text.line(line.isEmpty() ? own.getString("queued") : line.toString());
        return List.of(Mrkdwn.header(title), text.section(), Mrkdwn.actions("progress",
                List.of(Mrkdwn.link(own.getString("open"), ACTION + "open", page))));
    }

    /** A run that has ended without a report. */
    public static List<Map<String, Object>> failure(String title, String reason, String runValue, String language,
            String page) {
        ResourceBundle own = own(language);
        Mrkdwn text = new Mrkdwn(SECTION_MAX_CHARS, own.getString("more"));
        text.line("*" + own.getString("failed") + "*: " + Mrkdwn.text(reason, 1000));
        return List.of(Mrkdwn.header(title), text.section(), Mrkdwn.actions("failure",
                List.of(Mrkdwn.button(own.getString("runAgain"), ACTION + "run_again", runValue, "primary"),
                        Mrkdwn.link(own.getString("open"), ACTION + "open", page))));
    }

    /** Past incidents like a text. */
    public static List<Map<String, Object>> similar(List<SimilarIncident> found, String language) {
        Mrkdwn text = new Mrkdwn(SECTION_MAX_CHARS, "…");
        Wording words = Wording.in(language);
        text.line("*" + words.get("similar") + "*");
        found.forEach(incident -> similarLine(incident, words, text));
        if (found.isEmpty()) {
            text.line(words.get("noSimilar"));
        }
        return List.of(text.section());
    }

    /** What a button of a report sends: the incident, the run and, for a hypothesis, its rank from 1. */
    public static String value(String incident, String run, int rank) {
        return incident + " " + run + " " + rank;
    }

    private List<Map<String, Object>> render() {
        head();
        List<Hypothesis> hypotheses = diagnosis.hypotheses();
        for (int i = 0; i < Math.min(HYPOTHESES_MAX, hypotheses.size()); i++) {
            hypothesis(i + 1, hypotheses.get(i));
        }
        section(own.getString("next"), diagnosis.checklist().stream().limit(STEPS_MAX).toList(), 1600, this::step);
        plan();
        Mrkdwn similar = new Mrkdwn(1000, own.getString("more"));
        similar.line("*" + words.get("similar") + "*");
        report.similarIncidents().stream().limit(SIMILAR_MAX)
                .forEach(incident -> similarLine(incident, words, similar));
        if (!report.similarIncidents().isEmpty()) {
            blocks.add(similar.section());
        }
        blocks.add(new Mrkdwn(600, "").line(Mrkdwn.text(ProvenanceLine.of(report, words), 400)).context());
        buttons();
        return List.copyOf(blocks);
    }

    private void head() {
        blocks.add(Mrkdwn.header(report.title()));
        Mrkdwn text = text(1800);
        text.line("*%s*%s · %s · *%s*".formatted(diagnosis.severity().level(),
                report.severityAgrees()
                        ? ""
                        : " (" + words.get("policySays") + ": " + report.severityByPolicy().level() + ")",
                Mrkdwn.text(report.service().value(), 100), words.of(diagnosis.outcome())));
        text.line(Mrkdwn.text(diagnosis.summary(), 900));
        text.line("*" + words.get("impact") + "*: " + Mrkdwn.text(diagnosis.impact().statement(), 400));
        blocks.add(text.section());
        Mrkdwn trust = new Mrkdwn(900, own.getString("more"));
        trust.line(words.get("trust") + ": " + Mrkdwn.text(report.trust(), 300));
        if (!report.reason().isBlank()) {
            trust.line("*" + words.get("degraded") + "*: " + Mrkdwn.text(report.reason(), 400));
        }
        blocks.add(trust.context());
    }

    private void hypothesis(int rank, Hypothesis hypothesis) {
        Mrkdwn text = text(1200);
        text.line("%d. *%s* (%s) — %s".formatted(rank, hypothesis.causeCode(), words.of(hypothesis.confidence()),
                Mrkdwn.text(hypothesis.statement(), 500)));
        hypothesis.evidence().stream().limit(EVIDENCE_MAX).forEach(evidence -> text.line(quote("evidence", evidence)));
        hypothesis.contradicting().stream().limit(1).forEach(evidence -> text.line(quote("against", evidence)));
        blocks.add(text.section());
        String value = value(report.incidentId().toString(), report.runId().toString(), rank);
        blocks.add(Mrkdwn.actions("hypothesis-" + rank,
                List.of(Mrkdwn.button(own.getString("right"), ACTION + "right", value, "default"),
                        Mrkdwn.button(own.getString("wrong"), ACTION + "wrong", value, "default"))));
    }

    private String quote(String role, Evidence evidence) {
        return "> " + words.get(role) + ": “" + Mrkdwn.text(evidence.quote(), 250) + "”"
                + (evidence.lines().isBlank() ? "" : " (" + Mrkdwn.text(evidence.lines(), 80) + ")");
    }

    private void step(ChecklistStep step, Mrkdwn text) {
        text.line("• " + Mrkdwn.text(step.step(), 250));
        Command command = step.command();
        if (command != null) {
            text.line(Mrkdwn.code(command.text(), 400));
        }
    }

    private void plan() {
        if (diagnosis.mitigations().isEmpty()) {
            return;
        }
        Mrkdwn text = text(1700);
        text.line("*" + words.get("plan") + "*");
        Phase phase = null;
        for (MitigationStep step : diagnosis.mitigations().stream().limit(STEPS_MAX).toList()) {
            if (step.phase() != phase) {
                phase = step.phase();
                text.line("_" + words.of(phase) + "_");
            }
            text.line("• " + Mrkdwn.text(step.action(), 250));
            step.commands().stream().limit(2).forEach(command -> text.line(Mrkdwn.code(command.text(), 300)));
            text.line("   " + words.get("risk") + ": " + Mrkdwn.text(step.risk(), 150));
        }
        blocks.add(text.section());
    }

    private static void similarLine(SimilarIncident incident, Wording words, Mrkdwn text) {
        text.line("• *%s* — %s, %s".formatted(Mrkdwn.text(incident.title(), 200),
                Mrkdwn.text(incident.service().value(), 100), incident.severity()));
        if (!incident.alsoAt().isEmpty()) {
            text.line("   " + MessageFormat.format(words.get("cameAgain"), incident.alsoAt().size() + 1,
                    LocalDate.ofInstant(incident.alsoAt().getLast(), ZoneOffset.UTC).toString()));
        }
        Resolution end = incident.resolution();
        if (end != null && !end.fix().isBlank()) {
            text.line("   " + words.get("fix") + ": " + Mrkdwn.text(end.fix().value(), 250));
        }
    }

    private void buttons() {
        String value = value(report.incidentId().toString(), report.runId().toString(), 0);
        blocks.add(Mrkdwn.actions("report",
                List.of(Mrkdwn.link(own.getString("open"), ACTION + "open", page),
                        Mrkdwn.button(own.getString("runAgain"), ACTION + "run_again", value, "default"),
                        Mrkdwn.button(own.getString("otherLanguage"), ACTION + "other_language", value, "default"),
                        Mrkdwn.button(own.getString("mitigated"), ACTION + "mitigated", value, "default"),
                        Mrkdwn.button(own.getString("resolved"), ACTION + "resolved", value, "primary"))));
    }

    private <T> void section(String heading, List<T> items, int max, BiConsumer<T, Mrkdwn> line) {
        if (!items.isEmpty()) {
            Mrkdwn text = text(max);
            text.line("*" + heading + "*");
            items.forEach(item -> line.accept(item, text));
            blocks.add(text.section());
        }
    }

    private Mrkdwn text(int max) {
        return new Mrkdwn(max, own.getString("more"));
    }

    private static ResourceBundle own(String language) {
        return ResourceBundle.getBundle("dev.triage.report.slack", Locale.forLanguageTag(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
