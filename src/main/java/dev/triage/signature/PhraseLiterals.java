package dev.triage.signature;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Finds the plain words of which every match of a phrase must hold one: the longest that stands outside of groups, or
 * else one for each alternative of a group that may not be left out.
 */
final class PhraseLiterals {

    private static final int LITERAL_MIN_CHARS = 2;
    private static final int LITERAL_GOOD_CHARS = 4;

    private final String text;
    private final List<String> groups = new ArrayList<>();
    private String best = "";

    private PhraseLiterals(String text) {
        this.text = text;
    }

    /** The words, lower case; none when a match need not hold any. */
    static List<String> of(String phrase) {
        PhraseLiterals literals = new PhraseLiterals(phrase);
        literals.read();
        if (literals.best.length() >= LITERAL_GOOD_CHARS) {
            return List.of(literals.best);
        }
        List<String> chosen = literals.best.length() >= LITERAL_MIN_CHARS ? List.of(literals.best) : List.of();
        for (String group : literals.groups) {
            List<String> alternatives = new ArrayList<>();
            for (String alternative : split(group)) {
                List<String> inner = of(alternative);
                if (inner.isEmpty()) {
                    alternatives.clear();
                    break;
                }
                alternatives.addAll(inner);
            }
            if (shortest(alternatives) > shortest(chosen)) {
                chosen = alternatives;
            }
        }
        return List.copyOf(chosen);
    }

    /** The words with which every match begins; none when the phrase begins with something else. */
    static List<String> leading(String phrase) {
        String text = phrase.replaceFirst("^\\(\\?-i:(.*)\\)$", "$1").replaceFirst("^\\\\b", "");
        if (!text.startsWith("(?:")) {
            String word = leadingWord(text);
            return word.length() >= LITERAL_MIN_CHARS ? List.of(word) : List.of();
        }
        int close = new PhraseLiterals(text).closing(0, '(', ')');
        if (close + 1 < text.length() && isOptional(text.charAt(close + 1))) {
            return List.of();
        }
        List<String> words = split(text.substring(3, close)).stream().map(PhraseLiterals::leadingWord).toList();
        return shortest(words) >= LITERAL_MIN_CHARS ? words : List.of();
    }

    private static String leadingWord(String text) {
        int end = 0;
        while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        boolean lastIsOptional = end < text.length() && isOptional(text.charAt(end));
        int kept = lastIsOptional ? end - 1 : end;
        return text.contains("|") && text.indexOf('|') == end
                ? ""
                : text.substring(0, Math.max(0, kept)).toLowerCase(Locale.ROOT);
    }

    private static int shortest(List<String> words) {
        return words.stream().mapToInt(String::length).min().orElse(0);
    }

    private void read() {
        StringBuilder run = new StringBuilder();
        int at = 0;
        while (at <= text.length()) {
            char c = at < text.length() ? text.charAt(at) : ' ';
            if (Character.isLetterOrDigit(c)) {
                run.append(Character.toLowerCase(c));
                at++;
                continue;
            }
            if (isOptional(c) && !run.isEmpty()) {
                run.setLength(run.length() - 1);
            }
            best = run.length() > best.length() ? run.toString() : best;
            run.setLength(0);
            at = skip(c, at);
        }
    }

    private static boolean isOptional(char c) {
        return c == '?' || c == '*' || c == '{';
    }

    private int skip(char c, int at) {
        return switch (c) {
            case '\\' -> at + 2;
            case '[', '{' -> closing(at, c, c == '[' ? ']' : '}') + 1;
            case '(' -> group(at);
            default -> at + 1;
        };
    }

    private int group(int at) {
        int close = closing(at, '(', ')');
        boolean optional = close + 1 < text.length()
                && (isOptional(text.charAt(close + 1)) && !text.startsWith("{1", close + 1));
        if (!optional && !text.startsWith("(?!", at) && !text.startsWith("(?<!", at)) {
            groups.add(text.substring(at + 1, close).replaceFirst("^\\?(?:-i:|:|<[a-zA-Z]+>)", ""));
        }
        return close + 1;
    }

    private int closing(int open, char opens, char closes) {
        int depth = 0;
        for (int at = open; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\\') {
                at++;
            } else if (c == opens && opens != '[') {
                depth++;
            } else if (c == closes && --depth <= 0) {
                return at;
            }
        }
        return text.length();
    }

    private static List<String> split(String group) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int at = 0; at < group.length(); at++) {
            char c = group.charAt(at);
            if (c == '\\') {
                at++;
            } else if (c == '(' || c == '[') {
                depth++;
            } else if (c == ')' || c == ']') {
                depth--;
            } else if (c == '|' && depth == 0) {
                parts.add(group.substring(from, at));
                from = at + 1;
            }
        }
        parts.add(group.substring(from));
        return parts;
    }
}
