package dev.triage.redact;

import java.util.regex.Pattern;

/** Where the value of an assignment ends, in the many notations that incident texts mix. */
record ValueExtent(int start, int end, boolean quoted) {

    /** After a delimiter that could as well be part of a password, this tells that the next thing begins. */
    private static final Pattern NEXT_BEGINS = Pattern.compile("[;&,)}\\]]++(?:\\s|$|[\"'\\\\]|[;&,)}\\]]"
            + "|[A-Za-z_][\\w .-]{0,40}+=)");

    /** Reads the value at {@code start}; it never crosses the end of the line. */
    static ValueExtent at(String text, int start) {
        int i = start;
        int escapes = 0;
        while (i < text.length() && text.charAt(i) == '\\' && escapes < 4) {
            i++;
            escapes++;
        }
        if (i < text.length() && (text.charAt(i) == '"' || text.charAt(i) == '\'' || text.charAt(i) == '`')) {
            int close = closingQuote(text, i + 1, text.charAt(i), escapes);
            return new ValueExtent(i + 1, close, true);
        }
        return new ValueExtent(start, endOfUnquoted(text, start), false);
    }

    /** The closing quote carries as many backslashes as the opening one; without one the line is taken. */
    private static int closingQuote(String text, int from, char quote, int escapes) {
        int i = from;
        while (i < text.length() && text.charAt(i) != '\n' && text.charAt(i) != '\r') {
            int backslashes = 0;
            while (i < text.length() && text.charAt(i) == '\\') {
                backslashes++;
                i++;
            }
            if (i < text.length() && text.charAt(i) == quote) {
                if (quote == '\'' && i + 1 < text.length() && text.charAt(i + 1) == quote) {
                    i += 2;
                    continue;
                }
                if (backslashes <= escapes) {
                    return i - backslashes;
                }
            }
            if (i < text.length() && text.charAt(i) != '\n' && text.charAt(i) != '\r') {
                i++;
            }
        }
        return i;
    }

    private static int endOfUnquoted(String text, int start) {
        int i = start;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c) || c == '"' || c == '\'' || c == '`' || c == '<' && i > start) {
                return i;
            }
            if (c == '$' && text.startsWith("${", i)) {
                int close = text.indexOf('}', i, Math.min(text.length(), i + 200));
                i = close < 0 ? i + 2 : close + 1;
                continue;
            }
            if (c == '[' && text.startsWith("[redacted:", i)) {
                int close = text.indexOf(']', i, Math.min(text.length(), i + 60));
                i = close < 0 ? i + 1 : close + 1;
                continue;
            }
            if (";&,)}]".indexOf(c) >= 0
                    && NEXT_BEGINS.matcher(text).region(i, Math.min(text.length(), i + 64)).lookingAt()) {
                return i;
            }
            if (c == '\\' && text.startsWith("\\\\", i)) {
                i += 2;
                continue;
            }
            if (c == '\\' && (text.startsWith("\\n", i) || text.startsWith("\\\"", i))) {
                return i;
            }
            i++;
        }
        return i;
    }
}
