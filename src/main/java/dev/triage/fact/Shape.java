package dev.triage.fact;

import java.util.Set;

/**
 * Gives a line with its variable parts masked: numbers, hexadecimal, UUIDs, addresses, and whatever else carries digits.
 * Codes stay: a status, an exit code or an SQLSTATE tells one kind of line from another.
 */
final class Shape {

    static final String MASK = "<*>";
    /** The tail of a longer line tells nothing more about its kind. */
    static final int MAX_CHARS = 400;
    private static final Set<String> CODE_WORDS = Set.of("status", "code", "http", "sqlstate", "errno", "exit",
            "returned",
            "sqlcode");

    private final StringBuilder out = new StringBuilder(MAX_CHARS + 64);

    /** The masked form of a part of the text; white space becomes one blank. */
    String of(String text, int start, int end) {
        out.setLength(0);
        int limit = Math.min(end, start + MAX_CHARS);
        int at = start;
        while (at < limit) {
            char c = text.charAt(at);
            if (Character.isLetterOrDigit(c) || c == '_') {
                at = word(text, at, limit);
            } else {
                if (c > ' ') {
                    out.append(c);
                } else if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
                    out.append(' ');
                }
                at++;
            }
        }
        int length = out.length();
        return length > 0 && out.charAt(length - 1) == ' ' ? out.substring(0, length - 1) : out.toString();
    }

    private int word(String text, int start, int limit) {
        int end = start;
        int digits = 0;
        while (end < limit && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
            char c = text.charAt(end);
            if (c >= '0' && c <= '9') {
                digits++;
            }
            end++;
        }
        if (digits == 0 || isName(text, start, end, digits) || digits == end - start && digits <= 5 && isCode()) {
            out.append(text, start, end);
        } else {
            mask();
        }
        return end;
    }

    /** Short names with a digit at the end, such as p99 or x509, are words and not values. */
    private static boolean isName(String text, int start, int end, int digits) {
        int length = end - start;
        return Character.isLetter(text.charAt(start))
                && (length <= 3 && digits < length || text.startsWith("x509", start));
    }

    private boolean isCode() {
        int end = out.length();
        while (end > 0 && " =:\"'(".indexOf(out.charAt(end - 1)) >= 0) {
            end--;
        }
        if (end > 2 && out.length() - end == 2 && out.charAt(end) == '"') {
            return true;
        }
        int start = end;
        while (start > 0 && Character.isLetter(out.charAt(start - 1))) {
            start--;
        }
        return start < end && CODE_WORDS.contains(out.substring(start, end).toLowerCase(java.util.Locale.ROOT));
    }

    /** Neighbouring masks, as in an address or a time stamp, become one. */
    private void mask() {
        int length = out.length();
        if (length >= 4 && ".:-/,".indexOf(out.charAt(length - 1)) >= 0 && out.lastIndexOf(MASK) == length - 4) {
            out.setLength(length - 1);
        } else {
            out.append(MASK);
        }
    }
}
