package dev.triage.signature;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A short pattern that is looked for within a line: a regular expression in which a space stands for any run of spaces,
 * hyphens and underscores. Upper and lower case are the same. Named groups name the entities that are read from it.
 *
 * @param literals words of which every match must hold one, lower case; the scan looks for them before it tries the
 *     pattern
 * @param leading whether every match begins with its literal
 * @param groups names of the pattern's groups
 */
record Phrase(Pattern pattern, List<String> literals, boolean leading, List<String> groups) {

    private static final Pattern GROUP = Pattern.compile("\\(\\?<([a-zA-Z]+)>");

    Phrase {
        literals = List.copyOf(literals);
        groups = List.copyOf(groups);
    }

    /** Reads a phrase; throws {@link IllegalArgumentException} with the reason when it cannot be used. */
    static Phrase of(String text) {
        Pattern pattern = compile(text);
        List<String> leading = PhraseLiterals.leading(text);
        List<String> literals = leading.isEmpty() ? PhraseLiterals.of(text) : leading;
        if (literals.isEmpty()) {
            throw new IllegalArgumentException("the phrase '" + text
                    + "' needs a plain word of two letters or more that every match must hold");
        }
        List<String> groups = new ArrayList<>();
        Matcher matcher = GROUP.matcher(text);
        while (matcher.find()) {
            groups.add(matcher.group(1));
        }
        return new Phrase(pattern, literals, !leading.isEmpty(), groups);
    }

    private static Pattern compile(String text) {
        try {
            return Pattern.compile(withWideSpaces(text), Pattern.CASE_INSENSITIVE);
        } catch (PatternSyntaxException invalid) {
            throw new IllegalArgumentException(
                    "the phrase '" + text + "' is not a regular expression: " + invalid.getDescription(), invalid);
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
            if (c != ' ' || inClass) {
                wide.append(c);
                continue;
            }
            char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
            wide.append(next == '?' || next == '*' ? "[ \\t_-]{0,8}" : "[ \\t_-]{1,8}");
            at += next == '?' || next == '*' || next == '+' ? 1 : 0;
        }
        return wide.toString();
    }
}
