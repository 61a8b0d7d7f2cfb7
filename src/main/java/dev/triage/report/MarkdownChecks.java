package dev.triage.report;

import dev.triage.diagnosis.Hypothesis;
import dev.triage.verify.AppliedRule;
import dev.triage.verify.Finding;
import dev.triage.verify.RuledOut;
import java.util.List;

/** The part of the Markdown report that the checks added: what fell out, rules of runbooks, and all findings. */
record MarkdownChecks(ReportView report, Wording words, Markdown out, Marks marks) {

    /** What was named and does not stand among the ranked hypotheses. */
    void fallenOut() {
        List<Hypothesis> unsupported = report.unsupported();
        if (!unsupported.isEmpty()) {
            out.heading(3, words.get("unsupported"));
            for (int i = 0; i < unsupported.size(); i++) {
                out.line("- %s — %s".formatted(unsupported.get(i).causeCode(),
                        Markdown.text(unsupported.get(i).statement())));
                marks.under("  ", "unsupported[" + i + "]");
            }
        }
        if (!report.ruledOut().isEmpty()) {
            out.heading(3, words.get("ruledOut"));
            for (RuledOut cause : report.ruledOut()) {
                out.line("- %s — %s: %s".formatted(cause.causeCode(), Markdown.text(cause.statement()),
                        Markdown.text(cause.why())));
            }
        }
    }

    void runbookRules() {
        if (!report.runbookRules().isEmpty()) {
            out.heading(3, words.get("runbookRules"));
            for (AppliedRule rule : report.runbookRules()) {
                out.line("- %s “%s” (%s)".formatted(words.get(rule.broken() ? "ruleBroken" : "ruleKept"),
                        Markdown.text(rule.words()), Markdown.text(rule.section())));
            }
        }
    }

    /** All findings in one list, for those who read only this. */
    void all() {
        if (!report.findings().isEmpty()) {
            out.heading(2, words.get("findings"));
            report.findings().forEach(this::finding);
        }
    }

    private void finding(Finding finding) {
        out.line("- **%s** %s `%s` `%s`: %s".formatted(finding.id(), words.of(finding.level()), finding.rule(),
                finding.where(), Markdown.text(finding.reason())));
        if (!finding.subject().isBlank()) {
            out.line("  - “" + Markdown.text(finding.subject()) + "”");
        }
        if (!finding.alternative().isBlank()) {
            out.line("  - " + words.get("instead") + ": " + Markdown.text(finding.alternative()));
        }
    }
}
