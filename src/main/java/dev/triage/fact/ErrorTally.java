package dev.triage.fact;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts errors by code and keeps where each was seen first. A mention that is denied, such as "no OOMKilled observed",
 * does not count.
 */
final class ErrorTally {

    private static final int MESSAGE_SIDE_CHARS = 140;
    private static final int EVENT_COUNT_SEARCH_CHARS = 400;

    private final String text;
    private final Map<String, Entry> byCode = new LinkedHashMap<>();

    ErrorTally(String text) {
        this.text = text;
    }

    private static final class Entry {

        private final ErrorKind kind;
        private final int start;
        private final int end;
        private int count;
        private int lastEnd;

        Entry(ErrorKind kind, int start, int end) {
            this.kind = kind;
            this.start = start;
            this.end = end;
        }
    }

    /** Counts one sighting, unless it overlaps the last one of the same code. */
    void add(ErrorKind kind, String code, int start, int end) {
        if (Negation.before(text, start)) {
            return;
        }
        Entry entry = byCode.get(code);
        if (entry == null) {
            if (byCode.size() >= Findings.ERRORS_MAX) {
                return;
            }
            entry = new Entry(kind, start, end);
            byCode.put(code, entry);
        } else if (start < entry.lastEnd) {
            return;
        }
        entry.lastEnd = end;
        entry.count += kind == ErrorKind.KUBERNETES ? eventCount(end, entry) : 1;
    }

    void report(Findings findings) {
        byCode.forEach((code, entry) -> {
            int start = boundBefore(entry.start);
            int end = boundAfter(entry.end);
            findings.add(Findings.Kind.ERROR, findings.span(start, end), id -> new ErrorSignature(id,
                    findings.span(start, end), entry.kind, code, entry.count, text.substring(start, end)));
        });
    }

    /**
     * Kubernetes folds events: {@code (x23 over 6m)} in a listing, {@code "count": 8} in JSON. What the event says up to
     * there is not counted again.
     */
    private int eventCount(int end, Entry entry) {
        int limit = Math.min(text.length(), end + EVENT_COUNT_SEARCH_CHARS);
        for (int at = end; at + 8 < limit; at++) {
            char c = text.charAt(at);
            if (c == '\n' || c == '}') {
                break;
            }
            if (c == '(' && text.charAt(at + 1) == 'x' && at - end < 60) {
                entry.lastEnd = at;
                return number(at + 2, limit);
            }
            if (c == '"' && text.startsWith("\"count\": ", at)) {
                entry.lastEnd = at;
                return number(at + 9, limit);
            }
        }
        return 1;
    }

    private int number(int from, int limit) {
        int value = 0;
        for (int at = from; at < limit && at < from + 7; at++) {
            char c = text.charAt(at);
            if (c < '0' || c > '9') {
                break;
            }
            value = value * 10 + c - '0';
        }
        return Math.max(1, value);
    }

    private int boundBefore(int from) {
        int at = from;
        while (at > 0 && from - at < MESSAGE_SIDE_CHARS && !isBound(at - 1)) {
            at--;
        }
        while (at < from && (text.charAt(at) <= ' ' || "-•*".indexOf(text.charAt(at)) >= 0
                || Character.isLowSurrogate(text.charAt(at)))) {
            at++;
        }
        return at;
    }

    private int boundAfter(int from) {
        int at = from;
        while (at < text.length() && at - from < MESSAGE_SIDE_CHARS && !isBound(at)) {
            at++;
        }
        while (at > from && (text.charAt(at - 1) <= ' ' || Character.isHighSurrogate(text.charAt(at - 1)))) {
            at--;
        }
        return at;
    }

    /** Whether a message ends here: at a quote, a line's end, a sentence's end or a list dash. */
    private boolean isBound(int at) {
        char c = text.charAt(at);
        if (c == '\n' || c == '"' || c == '`' || c == '\t' || c == '\\' || c == '。' || c == '；') {
            return true;
        }
        boolean blankAfter = at + 1 < text.length() && text.charAt(at + 1) == ' ';
        return (c == '.' || c == ';') && blankAfter
                || (c == '-' || c == '—' || c == '|') && blankAfter && at > 0 && text.charAt(at - 1) == ' ';
    }
}
