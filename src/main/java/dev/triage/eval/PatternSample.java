package dev.triage.eval;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A text that a simple regular expression matches: groups take their first branch, what may be absent is left out. Made
 * for the patterns of cases; what it can't do it says by giving nothing.
 */
final class PatternSample {

    private final String pattern;
    private int at;

    private PatternSample(String pattern) {
        this.pattern = pattern;
    }

    static Optional<String> of(Pattern pattern) {
        String sample = new PatternSample(pattern.pattern()).branches().replaceAll("\\s+", " ");
        return Optional.of(sample).filter(text -> pattern.matcher(text).find());
    }

    /** The first of some branches; reads all of them. */
    private String branches() {
        String first = sequence();
        while (at < pattern.length() && pattern.charAt(at) == '|') {
            at++;
            sequence();
        }
        return first;
    }

    private String sequence() {
        StringBuilder text = new StringBuilder();
        while (at < pattern.length() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
            String piece = piece();
            text.append(quantified(piece));
        }
        return text.toString();
    }

    private String piece() {
        char c = pattern.charAt(at++);
        return switch (c) {
            case '(' -> group();
            case '[' -> set();
            case '\\' -> escape();
            case '.' -> " ";
            case '^', '$' -> "";
            default -> String.valueOf(c);
        };
    }

    private String group() {
        boolean look = false;
        if (pattern.startsWith("?:", at)) {
            at += 2;
        } else if (pattern.startsWith("?", at)) {
            look = true;
            at += pattern.startsWith("?<", at) ? 3 : 2;
        }
        String inner = branches();
        at++;
        return look ? "" : inner;
    }

    private String set() {
        String first = String.valueOf(pattern.charAt(at));
        if (first.equals("\\")) {
            at++;
            first = escape();
            at--;
        }
        int end = pattern.indexOf(']', at + 1);
        at = end < 0 ? pattern.length() : end + 1;
        return first.equals("^") ? "x" : first;
    }

    private String escape() {
        char c = at < pattern.length() ? pattern.charAt(at++) : ' ';
        return switch (c) {
            case 'b', 'B' -> "";
            case 'd' -> "7";
            case 'w', 'S' -> "x";
            case 's' -> " ";
            default -> String.valueOf(c);
        };
    }

    private String quantified(String piece) {
        if (at >= pattern.length()) {
            return piece;
        }
        char c = pattern.charAt(at);
        if (c == '?' || c == '*') {
            at++;
            skipLazy();
            return c == '*' && piece.equals(" ") ? " " : "";
        }
        if (c == '+') {
            at++;
            skipLazy();
            return piece;
        }
        if (c == '{') {
            int end = pattern.indexOf('}', at);
            String least = pattern.substring(at + 1, end).split(",")[0];
            at = end + 1;
            return piece.repeat(Integer.parseInt(least));
        }
        return piece;
    }

    private void skipLazy() {
        if (at < pattern.length() && pattern.charAt(at) == '?') {
            at++;
        }
    }
}
