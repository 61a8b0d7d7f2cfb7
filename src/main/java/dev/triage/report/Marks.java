package dev.triage.report;

import dev.triage.verify.Finding;
import dev.triage.verify.FindingLevel;
import java.util.List;

/** Writes findings where they belong: right under the sentence, quote or command that they are about. */
record Marks(List<Finding> findings, Wording words, Markdown out) {

    /** Under a paragraph: what was found about this part of the diagnosis or anything within it. */
    void under(String path) {
        List<Finding> here = findings.stream().filter(finding -> finding.isAt(path)).toList();
        if (!here.isEmpty()) {
            out.blank();
            here.forEach(finding -> out.line("> " + line(finding)));
            out.blank();
        }
    }

    /** Under an item of a list: the same, as points of its own. */
    void under(String indent, String path) {
        findings.stream().filter(finding -> finding.isAt(path))
                .forEach(finding -> out.line(indent + "- " + line(finding)));
    }

    private String line(Finding finding) {
        String sign = finding.level() == FindingLevel.NOTE ? "ℹ" : "⚠";
        String instead = finding.alternative().isBlank()
                ? ""
                : " → " + words.get("instead") + ": " + Markdown.text(finding.alternative());
        return "%s **%s** %s: %s%s".formatted(sign, finding.id(), words.of(finding.level()),
                Markdown.text(finding.reason()), instead);
    }
}
