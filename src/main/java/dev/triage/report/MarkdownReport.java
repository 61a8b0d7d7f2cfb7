package dev.triage.report;

import dev.triage.diagnosis.ChecklistStep;
import dev.triage.diagnosis.Diagnosis;
import dev.triage.diagnosis.Evidence;
import dev.triage.diagnosis.EvidenceSource;
import dev.triage.diagnosis.FollowUp;
import dev.triage.diagnosis.Hypothesis;
import dev.triage.diagnosis.MitigationStep;
import dev.triage.diagnosis.Phase;
import dev.triage.diagnosis.TimelineEntry;
import java.util.List;
import java.util.function.Consumer;

/** The report as Markdown that reads well in a terminal and on GitHub. The next action stands near the top. */
public final class MarkdownReport {

    private final ReportView report;
    private final Diagnosis diagnosis;
    private final Wording words;
    private final Markdown out = new Markdown();
    private final Marks marks;
    private final MarkdownChecks checks;

    private MarkdownReport(ReportView report) {
        this.report = report;
        this.diagnosis = report.diagnosis();
        this.words = Wording.in(report.provenance().language());
        this.marks = new Marks(report.findings(), words, out);
        this.checks = new MarkdownChecks(report, words, out, marks);
    }

    /** Renders the whole report in the language of its run. */
    public static String render(ReportView report) {
        return new MarkdownReport(report).render();
    }

    private String render() {
        head();
        section("hypotheses", diagnosis.hypotheses(), this::hypothesis);
        if (diagnosis.hypotheses().isEmpty()) {
            out.heading(2, words.get("hypotheses")).line(words.get("noHypotheses"));
        }
        checks.fallenOut();
        section("checklist", diagnosis.checklist(), this::step);
        plan();
        impact();
        section("timeline", diagnosis.postmortem().timeline(), this::timelineEntry);
        section("missing", diagnosis.missingFacts(),
                missing -> out.line("- " + Markdown.text(missing.fact()) + " — " + Markdown.text(missing.howToGet())));
        new MarkdownRelated(report, words, out).write();
        followUps();
        checks.all();
        out.blank().line("---").line(ProvenanceLine.of(report, words));
        return out.toString();
    }

    private void head() {
        out.heading(1, report.title());
        String policy = report.severityAgrees()
                ? ""
                : " (" + words.get("policySays") + ": " + report.severityByPolicy().level() + ")";
        out.line("**" + diagnosis.severity().level() + "**" + policy + " · "
                + Markdown.text(report.service().value()) + " · **" + words.of(diagnosis.outcome()) + "**");
        out.blank().line("> " + words.get("trust") + ": " + report.trust());
        if (!report.reason().isBlank()) {
            out.line("> **" + words.get("degraded") + "**: " + Markdown.text(report.reason()));
        }
        out.heading(2, words.get("summary")).line(Markdown.text(diagnosis.summary()));
        marks.under("summary");
        out.blank().line(
                "**" + words.get("severity") + "**: " + Markdown.text(diagnosis.severity().reasoning()));
        if (!report.severityByPolicy().reasoning().isBlank()) {
            out.line("**" + words.get("policySays") + "**: " + report.severityByPolicy().level() + " — "
                    + Markdown.text(report.severityByPolicy().reasoning()));
        }
        marks.under("severity");
        marks.under("outcome");
    }

    private void hypothesis(Hypothesis hypothesis) {
        int rank = diagnosis.hypotheses().indexOf(hypothesis) + 1;
        out.line("%d. **%s** (%s) — %s".formatted(rank, hypothesis.causeCode(), words.of(hypothesis.confidence()),
                Markdown.text(hypothesis.statement())));
        if (hypothesis.symptomOf() != null) {
            out.line("   - " + words.get("symptomOf") + " " + hypothesis.symptomOf());
        }
        hypothesis.evidence().forEach(evidence -> evidence("evidence", evidence));
        hypothesis.contradicting().forEach(evidence -> evidence("against", evidence));
        if (!hypothesis.wouldConfirm().isBlank()) {
            out.line("   - " + words.get("confirm") + ": " + Markdown.text(hypothesis.wouldConfirm()));
        }
        marks.under("   ", "hypotheses[" + (rank - 1) + "]");
    }

    private void evidence(String role, Evidence evidence) {
        String place = switch (evidence.source()) {
            case CONTEXT -> words.get(evidence.lines().contains("-") ? "lines" : "line") + " " + evidence.lines();
            case SIMILAR_INCIDENT -> words.get("similarIncident") + " " + evidence.lines();
            case RUNBOOK -> words.get("runbook") + " " + evidence.lines();
        };
        boolean placed = !(evidence.source() == EvidenceSource.CONTEXT && evidence.lines().isBlank());
        out.line("   - %s: “%s”%s".formatted(words.get(role), Markdown.text(evidence.quote()),
                placed ? " (" + Markdown.text(place) + ")" : ""));
    }

    private void step(ChecklistStep step) {
        out.line("- [ ] " + Markdown.text(step.step()));
        if (step.command() != null) {
            out.command("      ", step.command());
        }
        if (!step.expected().isBlank()) {
            out.line("      " + words.get("expected") + ": " + Markdown.text(step.expected()));
        }
        marks.under("      ", "checklist[" + diagnosis.checklist().indexOf(step) + "]");
    }

    private void plan() {
        if (diagnosis.mitigations().isEmpty()) {
            return;
        }
        out.heading(2, words.get("plan"));
        int number = 0;
        Phase phase = null;
        for (MitigationStep step : diagnosis.mitigations()) {
            if (step.phase() != phase) {
                phase = step.phase();
                out.heading(3, words.of(phase));
            }
            number++;
            out.line(number + ". **" + Markdown.text(step.action()) + "**");
            step.commands().forEach(command -> out.command("   ", command));
            out.line("   - " + words.get("risk") + ": " + Markdown.text(step.risk()));
            out.line("   - " + words.get("rollback") + ": " + Markdown.text(step.rollback().action()));
            step.rollback().commands().forEach(command -> out.command("     ", command));
            if (step.runbook() != null) {
                out.line("   - " + words.get("follows") + ": " + Markdown.text(step.runbook()));
            }
            marks.under("   ", "mitigations[" + (number - 1) + "]");
        }
        checks.runbookRules();
    }

    private void impact() {
        out.heading(2, words.get("impact")).line(Markdown.text(diagnosis.impact().statement())).blank();
        diagnosis.impact().measured().forEach(measured -> out.line("- " + Markdown.text(measured)));
        diagnosis.impact().toMeasure()
                .forEach(open -> out.line("- " + words.get("toMeasure") + ": " + Markdown.text(open)));
        marks.under("impact");
    }

    private void timelineEntry(TimelineEntry entry) {
        out.line("- **" + Markdown.text(entry.at()) + "** " + Markdown.text(entry.event())
                + (entry.source().isBlank() ? "" : " (" + words.get("line") + " " + entry.source() + ")"));
        marks.under("  ", "postmortem.timeline[" + diagnosis.postmortem().timeline().indexOf(entry) + "]");
    }

    private void followUps() {
        if (diagnosis.followUps().isEmpty()) {
            return;
        }
        out.heading(2, words.get("followUps"));
        out.line("| %s | %s | %s |".formatted(words.get("priority"), words.get("action"), words.get("owner")));
        out.line("|---|---|---|");
        for (FollowUp followUp : diagnosis.followUps()) {
            out.line("| %s | %s | %s |".formatted(followUp.priority(), Markdown.cell(followUp.action()),
                    Markdown.cell(followUp.owner())));
        }
    }

    private <T> void section(String heading, List<T> items, Consumer<T> line) {
        if (!items.isEmpty()) {
            out.heading(2, words.get(heading));
            items.forEach(line);
        }
    }
}
