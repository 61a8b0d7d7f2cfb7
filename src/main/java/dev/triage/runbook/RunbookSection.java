package dev.triage.runbook;

import dev.triage.redact.RedactedText;

/**
 * One section of a runbook.
 *
 * @param runbook title of the runbook
 * @param heading heading of the section
 * @param anchor address of the section, as {@code slug#heading}
 * @param text the Markdown under the heading
 */
public record RunbookSection(String runbook, String heading, String anchor, RedactedText text) {

    /** How a report cites it. */
    public String citation() {
        return runbook + " / " + heading;
    }
}
