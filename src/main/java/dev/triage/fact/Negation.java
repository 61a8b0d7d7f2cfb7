package dev.triage.fact;

import java.util.Locale;
import java.util.Set;

/** Whether the words just before a place deny what follows: "no", "without any new", "not", 未出现. */
final class Negation {

    private static final Set<String> NO = Set.of("no", "without", "zero", "never", "nor", "neither", "0");
    private static final Set<String> NOT = Set.of("not", "isn't", "wasn't", "aren't", "weren't", "non");
    /** Words that may stand between a "no" and what it denies; one other word may as well. */
    private static final Set<String> FILLERS = Set.of("any", "new", "more", "further", "other", "recent", "sign",
            "signs", "of",
            "evidence", "single", "obvious", "been", "being", "a");
    private static final int WORDS_MAX = 4;
    private static final int WORD_MAX_CHARS = 14;
    private static final int IDEOGRAPHS_MAX = 5;

    private Negation() {}

    static boolean before(String text, int start) {
        if (start > 0 && NumberScanner.isIdeograph(text.charAt(start - 1))) {
            return isDeniedInChinese(text, start);
        }
        int at = start;
        boolean filled = false;
        for (int words = 0; words < WORDS_MAX; words++) {
            int end = skipSpaces(text, at);
            String word = words > 0 && end == at ? "" : word(text, end);
            if (NO.contains(word) || NOT.contains(word) && !filled) {
                return true;
            }
            boolean filler = FILLERS.contains(word);
            if (word.isEmpty() || !filler && filled) {
                return false;
            }
            filled |= !filler;
            at = end - word.length();
        }
        return false;
    }

    private static boolean isDeniedInChinese(String text, int start) {
        int from = start;
        while (from > 0 && start - from < IDEOGRAPHS_MAX && NumberScanner.isIdeograph(text.charAt(from - 1))) {
            from--;
        }
        String words = text.substring(from, start);
        return words.contains("未") || words.contains("没有") || words.contains("无") && !words.contains("无法");
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
