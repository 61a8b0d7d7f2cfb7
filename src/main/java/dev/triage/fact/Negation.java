package dev.triage.fact;

import java.util.Locale;
import java.util.Set;

/** Whether the words just before a place deny what follows: "no", "without any", "not", 未. */
final class Negation {

    private static final Set<String> NO = Set.of("no", "without", "zero", "never", "nor", "neither", "0");
    private static final Set<String> NOT = Set.of("not", "isn't", "wasn't", "aren't", "weren't", "non");
    private static final String IDEOGRAPHS = "无没未非";
    private static final int WORD_MAX_CHARS = 14;

    private Negation() {}

    static boolean before(String text, int start) {
        int end = skipSpaces(text, start);
        if (end == 0) {
            return false;
        }
        if (IDEOGRAPHS.indexOf(text.charAt(end - 1)) >= 0 || end > 1 && text.charAt(end - 1) == '有'
                && text.charAt(end - 2) == '没') {
            return true;
        }
        String nearest = word(text, end);
        if (NO.contains(nearest) || NOT.contains(nearest)) {
            return true;
        }
        int before = end - nearest.length();
        int gap = skipSpaces(text, before);
        return !nearest.isEmpty() && gap < before && NO.contains(word(text, gap));
    }

    private static int skipSpaces(String text, int from) {
        int at = from;
        while (at > 0 && from - at < 2 && (text.charAt(at - 1) == ' ' || text.charAt(at - 1) == '-')) {
            at--;
        }
        return at;
    }

    private static String word(String text, int end) {
        int start = end;
        while (start > 0 && end - start < WORD_MAX_CHARS
                && (Character.isLetterOrDigit(text.charAt(start - 1)) || text.charAt(start - 1) == '\'')) {
            start--;
        }
        return text.substring(start, end).toLowerCase(Locale.ROOT);
    }
}
