package dev.triage.report;

import dev.triage.incident.Resolution;
import dev.triage.runbook.RunbookMatch;
import dev.triage.similar.MatchReason;
import dev.triage.similar.SimilarIncident;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The part of the Markdown report that points elsewhere: past incidents and runbooks. */
final class MarkdownRelated {

    private static final int SHARED_SHOWN = 6;

    private final ReportView report;
    private final Wording words;
    private final Markdown out;

    MarkdownRelated(ReportView report, Wording words, Markdown out) {
        this.report = report;
        this.words = words;
        this.out = out;
    }

    void write() {
        out.heading(2, words.get("similar"));
        if (report.similarIncidents().isEmpty()) {
            out.line(words.get("noSimilar"));
        }
        report.similarIncidents().forEach(this::similar);
        if (!report.runbookSections().isEmpty()) {
            out.heading(2, words.get("runbooks"));
            for (RunbookMatch match : report.runbookSections()) {
                out.line("- " + Markdown.text(match.section().citation()));
            }
        }
    }

    private void similar(SimilarIncident similar) {
        LocalDate day = LocalDate.ofInstant(similar.occurredAt(), ZoneOffset.UTC);
        out.line("- **%s** — %s, %s, %s (relevance %.2f; trigram %.2f, meaning %.2f)".formatted(
                Markdown.text(similar.title()),
                Markdown.text(similar.service().value()), similar.severity(), day, similar.score(),
                similar.trigram(), similar.cosine()));
        if (!similar.alsoAt().isEmpty()) {
            out.line("  - " + MessageFormat.format(words.get("cameAgain"), similar.alsoAt().size() + 1,
                    LocalDate.ofInstant(similar.alsoAt().getLast(), ZoneOffset.UTC).toString()));
        }
        String shared = shared(similar.reason());
        if (!shared.isEmpty()) {
            out.line("  - " + shared);
        }
        Resolution resolution = similar.resolution();
        // One that ended by itself has neither.
        if (resolution != null && !resolution.rootCause().isBlank()) {
            out.line("  - %s: %s%s".formatted(words.get("cause"),
                    resolution.causeCode() == null ? "" : resolution.causeCode() + " — ",
                    Markdown.text(resolution.rootCause().value())));
            out.line("  - %s: %s".formatted(words.get("fix"), Markdown.text(resolution.fix().value())));
        }
    }

    private String shared(MatchReason reason) {
        List<String> parts = new ArrayList<>();
        add(parts, "sharedServices", reason.services());
        add(parts, "sharedErrors", reason.errors());
        add(parts, "sharedTerms", reason.terms());
        return String.join("; ", parts);
    }

    private void add(List<String> parts, String key, List<String> shared) {
        if (!shared.isEmpty()) {
            parts.add(words.get(key) + ": "
                    + Markdown.text(String.join(", ", shared.subList(0, Math.min(SHARED_SHOWN, shared.size())))));
        }
    }
}
