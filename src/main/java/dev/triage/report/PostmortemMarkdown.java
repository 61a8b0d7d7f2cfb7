package dev.triage.report;

import dev.triage.diagnosis.FollowUp;
import dev.triage.diagnosis.PostmortemDraft;
import dev.triage.diagnosis.Priority;
import dev.triage.diagnosis.TimelineEntry;
import dev.triage.postmortem.Postmortem;
import dev.triage.postmortem.PostmortemStart;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Postmortems as Markdown: a run's draft, ready for people to finish, and what they have made of it. */
public final class PostmortemMarkdown {

    private PostmortemMarkdown() {}

    /** A draft with its action items; {@code [FILL IN]} stands where only people know. */
    public static String draft(ReportView report) {
        Markdown out = text(report);
        actionItems(out, Wording.in(report.provenance().language()), actionItems(report).stream()
                .map(item -> new Row(item.priority(), item.action(), item.owner(), "", "")).toList());
        return out.toString();
    }

    /** What an editor begins with: the draft without its action items, which are kept as a list of their own. */
    public static PostmortemStart start(ReportView report) {
        return new PostmortemStart(report.incidentId(), report.runId(), report.provenance().language(),
                text(report).toString(), actionItems(report));
    }

    /** A postmortem that people have begun, with its action items. */
    public static String document(Postmortem postmortem) {
        Markdown out = new Markdown();
        postmortem.markdown().value().lines().forEach(out::line);
        actionItems(out, Wording.in(postmortem.language()), postmortem.actionItems().stream()
                .map(item -> new Row(item.priority(), item.action().value(), item.owner().value(),
                        item.due() == null ? "" : item.due().toString(),
                        item.done() == null ? "" : item.done().at().toString().substring(0, 10)))
                .toList());
        return out.toString();
    }

    private record Row(Priority priority, String action, String owner, String due, String done) {}

    private static Markdown text(ReportView report) {
        Wording words = Wording.in(report.provenance().language());
        PostmortemDraft draft = report.diagnosis().postmortem();
        Markdown out = new Markdown();
        out.heading(1, words.get("postmortem") + ": " + report.title());
        out.line("%s · %s".formatted(report.diagnosis().severity().level(), Markdown.text(report.service().value())));
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
        return out;
    }

    /** What the draft proposes, and what the report proposes beside it, each once. */
    private static List<FollowUp> actionItems(ReportView report) {
        Map<String, FollowUp> items = new LinkedHashMap<>();
        Stream.concat(report.diagnosis().postmortem().actionItems().stream(), report.diagnosis().followUps().stream())
                .forEach(item -> items.putIfAbsent(item.action().strip().toLowerCase(Locale.ROOT), item));
        return List.copyOf(items.values());
    }

    private static void actionItems(Markdown out, Wording words, List<Row> rows) {
        out.heading(2, words.get("actionItems"));
        if (rows.isEmpty()) {
            out.line(words.get("none"));
            return;
        }
        out.line("| %s | %s | %s | %s | %s |".formatted(words.get("priority"), words.get("action"), words.get("owner"),
                words.get("due"), words.get("done")));
        out.line("|---|---|---|---|---|");
        for (Row row : rows) {
            out.line("| %s | %s | %s | %s | %s |".formatted(row.priority(), Markdown.cell(row.action()),
                    Markdown.cell(row.owner()), row.due(), row.done()));
        }
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
