package dev.triage.collect;

import dev.triage.redact.RedactedText;

/** What was collected, in the parts of an incident report. Secrets are removed already. */
public record CollectedContext(RedactedText metrics, RedactedText logs, RedactedText deploys, RedactedText notes) {

    /** All of it as one text, ready to be posted. */
    public String text() {
        StringBuilder all = new StringBuilder();
        part(all, "Metrics", metrics);
        part(all, "Logs", logs);
        part(all, "Deploys", deploys);
        part(all, "Notes", notes);
        return all.toString();
    }

    private static void part(StringBuilder all, String title, RedactedText text) {
        if (!text.isBlank()) {
            all.append("# ").append(title).append("\n\n").append(text.value().strip()).append("\n\n");
        }
    }
}
