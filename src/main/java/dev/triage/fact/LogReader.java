package dev.triage.fact;

import java.util.Comparator;
import java.util.List;

/** Turns the forms of log lines into templates, and the stamps of the telling ones into the timeline. */
final class LogReader {

    private static final int EXAMPLE_MAX_CHARS = 500;
    private static final int EVENT_MAX_CHARS = 200;
    /** With so few log lines each form tells of an event; with more, only trouble does. */
    private static final int FEW_LOG_LINES = 40;

    private final String text;
    private final TimeScanner times;
    private final LogHead head;

    LogReader(String text) {
        this.text = text;
        this.times = new TimeScanner(text);
        this.head = new LogHead(text);
    }

    void read(LogFold fold, Findings findings) {
        List<LogFold.Form> forms = fold.templates();
        for (LogFold.Form form : weightiest(forms)) {
            Row row = form.first();
            Span span = findings.span(row.start(), row.end());
            String example = text.substring(row.start(), Math.min(row.end(), row.start() + EXAMPLE_MAX_CHARS));
            findings.add(Findings.Kind.TEMPLATE, span, id -> new LogTemplate(id, span, form.template(), form.count(),
                    form.level(), example));
        }
        List<LogFold.Form> stamped = forms.stream().filter(LogFold.Form::stamped).toList();
        for (LogFold.Form form : stamped) {
            boolean trouble = form.level().compareTo(LogLevel.WARN) <= 0;
            if (trouble || fold.logLines() <= FEW_LOG_LINES) {
                addEvent(form.first(), findings);
                if (trouble && form.count() > 1) {
                    addEvent(form.last(), findings);
                }
            }
        }
        if (fold.logLines() > FEW_LOG_LINES && !stamped.isEmpty()) {
            addEdges(stamped, findings);
        }
    }

    /** If there are more than the sheet holds: the severe ones first, then the frequent ones. */
    private static List<LogFold.Form> weightiest(List<LogFold.Form> forms) {
        return forms.size() <= Findings.TEMPLATES_MAX
                ? forms
                : forms.stream().sorted(Comparator.comparing(LogFold.Form::level)
                        .thenComparing(Comparator.comparingInt(LogFold.Form::count).reversed())).toList();
    }

    private void addEdges(List<LogFold.Form> stamped, Findings findings) {
        LogFold.Form first = stamped.getFirst();
        if (first.level().compareTo(LogLevel.WARN) > 0) {
            addEvent(first.first(), findings);
        }
        LogFold.Form last = stamped.stream().max(Comparator.comparingInt(form -> form.last().start())).orElse(first);
        if (last.level().compareTo(LogLevel.WARN) > 0) {
            addEvent(last.last(), findings);
        }
    }

    private void addEvent(Row row, Findings findings) {
        head.read(row);
        boolean json = text.charAt(row.start()) == '{';
        int stampEnd = json ? row.end() : Math.max(head.messageStart(), Math.min(row.end(), row.start() + 60));
        List<TimeMention> found = times.scan(row.start(), stampEnd);
        if (found.isEmpty()) {
            return;
        }
        TimeMention time = found.getFirst();
        int from = head.messageStart();
        while (from < head.messageEnd() && "]>:|- \t".indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        String event = text.substring(from, Math.min(head.messageEnd(), from + EVENT_MAX_CHARS)).strip();
        Span span = findings.span(Math.min(time.start(), row.start()), row.end());
        findings.addOnce(Findings.Kind.TIMELINE, List.of(time.at(), event), span,
                id -> new TimelineFact(id, span, time.at(), time.until(), event));
    }
}
