package dev.triage.report;

import dev.triage.diagnosis.FollowUp;
import dev.triage.diagnosis.PostmortemDraft;
import dev.triage.diagnosis.TimelineEntry;
import java.util.List;

/** The postmortem draft as Markdown, ready for people to finish. */
public final class PostmortemMarkdown {

    private PostmortemMarkdown() {}

    /** Renders the draft; {@code [FILL IN]} stands where only people know. */
    public static String render(ReportView report) {
        Wording words = Wording.in(report.provenance().language());
        PostmortemDraft draft = report.diagnosis().postmortem();
        Markdown out = new Markdown();
        out.heading(1, words.get("postmortem") + ": " + report.title());
        out.line("%s · %s · %s: %s".formatted(report.diagnosis().severity().level(),
                Markdown.text(report.service().value()), words.get("status"), words.get("draft")));
        section(out, words.get("summary"), draft.summary());
        out.heading(2, words.get("timeline") + " (UTC)");
        for (TimelineEntry entry : draft.timeline()) {
            out.line("- **" + Markdown.text(entry.at()) + "** " + Markdown.text(entry.event()));
        }
        section(out, words.get("impact"), draft.impact());
        section(out, words.get("rootCause"), draft.rootCause());
        section(out, words.get("detection"), draft.detection());
        section(out, words.get("response"), draft.response());
        list(out, words.get("wentWell"), draft.wentWell());
        list(out, words.get("wentPoorly"), draft.wentPoorly());
        out.heading(2, words.get("actionItems"));
        if (draft.actionItems().isEmpty()) {
            out.line(PostmortemDraft.FILL_IN);
        } else {
            out.line("| %s | %s | %s |".formatted(words.get("priority"), words.get("action"), words.get("owner")));
            out.line("|---|---|---|");
            for (FollowUp item : draft.actionItems()) {
                out.line("| %s | %s | %s |".formatted(item.priority(), Markdown.cell(item.action()),
                        Markdown.cell(item.owner())));
            }
        }
        return out.toString();
    }

    private static void section(Markdown out, String heading, String text) {
        out.heading(2, heading).line(text.isBlank() ? PostmortemDraft.FILL_IN : Markdown.text(text));
    }

    private static void list(Markdown out, String heading, List<String> items) {
        out.heading(2, heading);
        if (items.isEmpty()) {
            out.line(PostmortemDraft.FILL_IN);
        }
        items.forEach(item -> out.line("- " + Markdown.text(item)));
    }
}
