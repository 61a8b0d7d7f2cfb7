package dev.triage.fact;

/**
 * The part of a row that says one thing.
 *
 * @param start first character, inclusive
 * @param end last character, exclusive
 */
record Clause(int start, int end) {

    /** The sentence or list item around a place, within a row. */
    static Clause around(String text, Row row, int from, int to) {
        int start = from;
        while (start > row.start() && !endsAt(text, start - 1, row.end())) {
            start--;
        }
        while (start < from && (text.charAt(start) <= ' ' || "-–—•*|>#".indexOf(text.charAt(start)) >= 0)) {
            start++;
        }
        return new Clause(start, endAfter(text, row, to));
    }

    /** Where the sentence or list item that goes on at a place ends. */
    static int endAfter(String text, Row row, int from) {
        int end = from;
        while (end < row.end() && !endsAt(text, end, row.end())) {
            end++;
        }
        if (end < row.end() && text.charAt(end) == '.') {
            end++;
        }
        while (end > from && text.charAt(end - 1) <= ' ') {
            end--;
        }
        return end;
    }

    /** Whether a sentence or item ends with this character: a full stop, a semicolon, a list dash, a table bar. */
    static boolean endsAt(String text, int at, int limit) {
        char c = text.charAt(at);
        if (c == '。' || c == '；' || c == '|') {
            return true;
        }
        boolean blankAfter = at + 1 >= limit || text.charAt(at + 1) <= ' ';
        if ((c == '.' || c == ';' || c == '!' || c == '?') && blankAfter) {
            return true;
        }
        return (c == '-' || c == '•') && blankAfter && at > 0 && text.charAt(at - 1) == ' '
                && !isBetweenNumbers(text, at, limit);
    }

    /** {@code 14:02 - 14:06} is a range and not two items. */
    private static boolean isBetweenNumbers(String text, int at, int limit) {
        return at > 1 && at + 2 < limit && Character.isDigit(text.charAt(at - 2))
                && Character.isDigit(text.charAt(at + 2));
    }
}
