package dev.triage.redact;

import java.util.Locale;

/** A name with {@code *} and {@code #} in it, matched without backtracking over more than one star. */
final class NamePattern {

    private static final int PATTERN_MAX_CHARS = 200;

    private final String pattern;
    private final String tail;
    private final String head;

    NamePattern(String pattern) {
        this.pattern = pattern.toLowerCase(Locale.ROOT);
        boolean fits = pattern.length() <= PATTERN_MAX_CHARS && pattern.matches("[A-Za-z0-9_.*#-]+")
                && pattern.replaceAll("[*#.]", "").length() >= 2;
        if (!fits) {
            throw new IllegalArgumentException("a pattern of a name has letters, digits and . _ - with * for any run of"
                    + " them and # for a digit, and at least two that are not *, # or a dot: \"" + pattern + "\"");
        }
        this.head = literal(0, firstWild(this.pattern));
        int last = Math.max(this.pattern.lastIndexOf('*'), this.pattern.lastIndexOf('#'));
        this.tail = literal(last + 1, this.pattern.length());
    }

    /** Whether the whole stretch is such a name. */
    boolean matches(String text, int start, int end) {
        int length = end - start;
        if (length < head.length() + tail.length() && length < pattern.length()
                || !text.regionMatches(true, start, head, 0, head.length())
                || !text.regionMatches(true, end - tail.length(), tail, 0, tail.length())) {
            return false;
        }
        int at = start;
        int p = 0;
        int star = -1;
        int starAt = -1;
        while (at < end) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                starAt = ++at;
            } else if (p < pattern.length() && same(pattern.charAt(p), text.charAt(at))) {
                p++;
                at++;
            } else if (star >= 0) {
                p = star + 1;
                at = ++starAt;
            } else {
                return false;
            }
        }
        return p == pattern.length();
    }

    private static boolean same(char wanted, char found) {
        return wanted == '#' ? found >= '0' && found <= '9' : wanted == Character.toLowerCase(found);
    }

    private String literal(int start, int end) {
        return pattern.substring(start, end);
    }

    private static int firstWild(String pattern) {
        for (int i = 0; i < pattern.length(); i++) {
            if (pattern.charAt(i) == '*' || pattern.charAt(i) == '#') {
                return i;
            }
        }
        return pattern.length();
    }
}
