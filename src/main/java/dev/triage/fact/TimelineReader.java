package dev.triage.fact;

import java.util.List;

/** Reads what happened when from prose, lists, tables and JSON; log lines are left to {@link LogReader}. */
final class TimelineReader {

    private static final int EVENT_MAX_CHARS = 300;
    private static final int EVENT_MIN_CHARS = 3;
    private static final String SEPARATORS = " \t-–—:：|,，)]）】>→";

    private final String text;
    private final Findings findings;

    TimelineReader(String text, Findings findings) {
        this.text = text;
        this.findings = findings;
    }

    void read(Row row, List<TimeMention> times) {
        for (int i = 0; i < times.size(); i++) {
            TimeMention time = times.get(i);
            int limit = i + 1 < times.size() ? times.get(i + 1).start() : row.end();
            Clause event = event(row, time, limit);
            int start = Math.min(time.start(), event.start());
            int end = Math.max(time.end(), event.end());
            Span span = findings.span(start, end);
            String what = text.substring(event.start(), event.end()).strip();
            findings.addOnce(Findings.Kind.TIMELINE, List.of(time.at(), what), span,
                    id -> new TimelineFact(id, span, time.at(), time.until(), what));
        }
    }

    private Clause event(Row row, TimeMention time, int limit) {
        if (time.start() > row.start() && text.charAt(time.start() - 1) == '"') {
            return jsonEvent(row, time);
        }
        int lead = leadStart(row, time);
        boolean leads = lead >= time.start() || text.charAt(time.start() - 1) == '[';
        int from = skipSeparators(time.end(), limit);
        Row rest = new Row(row.start(), limit, true);
        int end = Math.min(Clause.endAfter(text, rest, from), from + EVENT_MAX_CHARS);
        while (end > from && "-–—•*|[( ".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        if (end - from < EVENT_MIN_CHARS && leads && limit == row.end()) {
            end = from;
        }
        if (leads && end - from >= EVENT_MIN_CHARS && text.charAt(from) != '(') {
            return new Clause(from, end);
        }
        Clause whole = Clause.around(text, row, time.start(), time.end());
        if (end - from >= EVENT_MIN_CHARS && time.start() - whole.start() < 24 && text.charAt(time.start() - 1) == ' '
                && text.substring(Math.max(row.start(), time.start() - 3), time.start()).indexOf(':') >= 0) {
            return new Clause(from, end);
        }
        int start = Math.max(whole.start(), time.start() - EVENT_MAX_CHARS);
        int label = labelEnd(start, time.start());
        boolean bare = whole.end() - time.end() < EVENT_MIN_CHARS;
        return bare && label > start
                ? new Clause(start, label)
                : new Clause(start, Math.min(whole.end(), time.end() + EVENT_MAX_CHARS));
    }

    /** The end of a label such as {@code Start Time:} that has nothing but the time after it; else {@code start}. */
    private int labelEnd(int start, int timeStart) {
        int colon = Backwards.find(text, ':', timeStart - 1, Math.max(start, timeStart - 12));
        return colon > start && text.substring(colon, timeStart).matches(":[ \\t'\"]*(?:[A-Z][a-z]{2}, )?")
                ? colon
                : start;
    }

    /** Where words before the time begin, within its clause; the time's own start if there are none. */
    private int leadStart(Row row, TimeMention time) {
        int start = Clause.around(text, row, time.start(), time.end()).start();
        while (start < time.start()
                && (" \t-–—•*[(|>".indexOf(text.charAt(start)) >= 0 || text.startsWith("### ", start))) {
            start++;
        }
        return start;
    }

    private int skipSeparators(int from, int limit) {
        int at = from;
        if (at + 1 < limit && text.charAt(at) == '.' && text.charAt(at + 1) == ' ') {
            at += 2;
        }
        if (at < limit && text.charAt(at) == '"') {
            at++;
        }
        while (at < limit && SEPARATORS.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    /** In JSON the key tells what the time is, as in {@code "started_at": "..."}. */
    private Clause jsonEvent(Row row, TimeMention time) {
        int close = Backwards.find(text, '"', time.start() - 2, row.start());
        int open = close > row.start() ? Backwards.find(text, '"', close - 1, row.start()) : -1;
        return open >= row.start() && time.start() - close < 6
                ? new Clause(open + 1, close)
                : new Clause(time.start(), time.end());
    }
}
