package dev.triage.signature;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A short pattern that is looked for within a line: a regular expression in which a space stands for any run of spaces,
 * hyphens and underscores. Upper and lower case are the same. Named groups name the entities that are read from it.
 *
 * @param literal the longest word that every match must hold, lower case; the scan looks for it before it tries the
 *     pattern
 * @param groups names of the pattern's groups
 */
record Phrase(Pattern pattern, String literal, List<String> groups) {

    private static final Pattern GROUP = Pattern.compile("\\(\\?<([a-zA-Z]+)>");
    private static final int LITERAL_MIN_CHARS = 2;

    /** Reads a phrase; throws {@link IllegalArgumentException} with the reason when it cannot be used. */
    static Phrase of(String text) {
        String literal = longestLiteral(text);
        if (literal.length() < LITERAL_MIN_CHARS) {
            throw new IllegalArgumentException("the phrase '" + text
                    + "' needs a plain word outside of brackets that every match must hold");
        }
        List<String> groups = new ArrayList<>();
        Matcher matcher = GROUP.matcher(text);
        while (matcher.find()) {
            groups.add(matcher.group(1));
        }
        return new Phrase(compile(text), literal, List.copyOf(groups));
    }

    private static Pattern compile(String text) {
        try {
            return Pattern.compile(withWideSpaces(text), Pattern.CASE_INSENSITIVE);
        } catch (java.util.regex.PatternSyntaxException invalid) {
            throw new IllegalArgumentException("the phrase '" + text + "' is not a regular expression: "
                    + invalid.getDescription(), invalid);
        }
    }

    /** Lets a space stand for any run of spaces, hyphens and underscores, except in a character class. */
    private static String withWideSpaces(String text) {
        StringBuilder wide = new StringBuilder();
        boolean inClass = false;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\\' && at + 1 < text.length()) {
                wide.append(c).append(text.charAt(++at));
                continue;
            }
            inClass = c == '[' || (inClass && c != ']');
            wide.append(c == ' ' && !inClass ? "[ \\t_-]{1,8}" : String.valueOf(c));
        }
        return wide.toString();
    }

    /** The longest run of letters and digits that stands outside groups and classes and is not optional. */
    private static String longestLiteral(String text) {
        String best = "";
        StringBuilder run = new StringBuilder();
        int depth = 0;
        for (int at = 0; at <= text.length(); at++) {
            char c = at < text.length() ? text.charAt(at) : ' ';
            if (depth == 0 && Character.isLetterOrDigit(c)) {
                run.append(Character.toLowerCase(c));
                continue;
            }
            if (depth == 0 && (c == '?' || c == '*' || c == '{') && !run.isEmpty()) {
                run.setLength(run.length() - 1);
            }
            if (run.length() > best.length()) {
                best = run.toString();
            }
            run.setLength(0);
            if (c == '\\') {
                at++;
            } else if (c == '(' || c == '[' || c == '{') {
                depth++;
            } else if (c == ')' || c == ']' || c == '}') {
                depth--;
            } else if (c == '|' && depth == 0) {
                return "";
            }
        }
        return best.toLowerCase(Locale.ROOT);
    }
}
