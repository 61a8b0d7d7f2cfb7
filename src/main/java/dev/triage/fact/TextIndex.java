package dev.triage.fact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The text of a context with its lines, and the lines cut into rows. A row is what the readers look at: a line, or a
 * part of one when the line is JSON with many objects or with escaped line feeds, or is simply too long. No row is
 * longer than {@link #ROW_MAX_CHARS}, so that no pattern ever sees more than that.
 */
final class TextIndex {

    static final int ROW_MAX_CHARS = 2_000;
    /** Where a long row is cut, the last quarter is searched for a better place than its very end. */
    private static final int CUT_SEARCH_CHARS = ROW_MAX_CHARS / 4;
    /** Shorter JSON lines stay whole, so that a log line in JSON is one row. */
    private static final int JSON_SPLIT_MIN_CHARS = 300;

    private final String text;
    private final int[] lineStarts;
    private final List<Row> rows;

    TextIndex(String text) {
        this.text = text;
        this.lineStarts = lineStarts(text);
        this.rows = cutRows();
    }

    String text() {
        return text;
    }

    List<Row> rows() {
        return rows;
    }

    private List<Row> cutRows() {
        List<Row> cut = new ArrayList<>(lineStarts.length);
        for (int line = 0; line < lineStarts.length; line++) {
            int end = line + 1 < lineStarts.length ? lineStarts[line + 1] - 1 : text.length();
            int start = lineStarts[line];
            while (end > start && text.charAt(end - 1) <= ' ') {
                end--;
            }
            addRows(cut, start, end);
        }
        return Collections.unmodifiableList(cut);
    }

    /** The line of an offset, from 1. */
    int lineOf(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    Span span(int start, int end) {
        return new Span(start, end, lineOf(start), lineOf(Math.max(start, end - 1)));
    }

    private void addRows(List<Row> cut, int start, int end) {
        int from = start;
        if (end - start > JSON_SPLIT_MIN_CHARS && isJson(start, end)) {
            for (int at = start; at + 2 < end; at++) {
                int next = jsonCut(at, end);
                if (next > 0) {
                    addShortRows(cut, from, text.charAt(at) == '}' ? at + 1 : at, true);
                    from = next;
                    at = next - 1;
                }
            }
        }
        addShortRows(cut, from, end, from > start);
    }

    /** Where the next part begins if one ends here, else 0: between two objects, or at an escaped line feed. */
    private int jsonCut(int at, int end) {
        char c = text.charAt(at);
        if (c == '\\' && text.charAt(at + 1) == 'n') {
            return at + 2;
        }
        if (c != '}' || text.charAt(at + 1) != ',') {
            return 0;
        }
        int next = at + 2;
        while (next < end && text.charAt(next) == ' ') {
            next++;
        }
        return next < end && text.charAt(next) == '{' ? next : 0;
    }

    private boolean isJson(int start, int end) {
        int at = start;
        while (at < end && text.charAt(at) <= ' ') {
            at++;
        }
        char first = at < end ? text.charAt(at) : ' ';
        return first == '{' || first == '[' || first == '"'
                || text.substring(at, Math.min(end, at + 80)).contains("\": ");
    }

    private void addShortRows(List<Row> cut, int start, int end, boolean partOfLine) {
        int from = start;
        while (end - from > ROW_MAX_CHARS) {
            int to = cutPlace(from);
            cut.add(new Row(from, to, true));
            from = to;
        }
        if (from < end) {
            cut.add(new Row(from, end, partOfLine || from > start));
        }
    }

    private int cutPlace(int from) {
        int limit = from + ROW_MAX_CHARS;
        int space = 0;
        for (int at = limit - 1; at > limit - CUT_SEARCH_CHARS; at--) {
            char c = text.charAt(at);
            if (c == ' ' && text.charAt(at - 1) == '.') {
                return at + 1;
            }
            if (space == 0 && (c == ' ' || c == ',')) {
                space = at + 1;
            }
        }
        if (space > 0) {
            return space;
        }
        return Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
    }

    private static int[] lineStarts(String text) {
        int[] starts = new int[Math.max(16, text.length() / 64)];
        int count = 1;
        for (int feed = text.indexOf('\n'); feed >= 0; feed = text.indexOf('\n', feed + 1)) {
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, count * 2);
            }
            starts[count++] = feed + 1;
        }
        return Arrays.copyOf(starts, count);
    }
}
