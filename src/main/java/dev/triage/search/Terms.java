package dev.triage.search;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The words of a text with how often each stands in it, as {@link Bm25} compares them. Identifiers come apart where
 * their case changes, so that an alert's name is words; English endings go; Chinese and Japanese, which have no spaces,
 * come in pairs of signs.
 *
 * @param counts each term, lower case, with its number
 * @param length number of terms, each time counted
 */
record Terms(Map<String, Integer> counts, int length) {

    private static final int TERM_MAX_CHARS = 64;
    private static final int NUMBER_MIN_DIGITS = 3;
    private static final int STEM_MIN_CHARS = 4;
    private static final String[] ENDINGS = {"ations", "ation", "ingly", "ings", "ing", "edly", "ed", "ies", "es", "ly",
            "s"};

    static Terms of(CharSequence text) {
        Reader reader = new Reader(text);
        reader.read();
        return new Terms(reader.counts, reader.length);
    }

    /** Walks a text by its kinds of signs; by hand, for a search reads a hundred texts and may not take long over it. */
    private static final class Reader {
        private final CharSequence text;
        private final Map<String, Integer> counts = new HashMap<>();
        private int length;

        Reader(CharSequence text) {
            this.text = text;
        }

        void read() {
            int at = 0;
            while (at < text.length()) {
                char sign = text.charAt(at);
                if (sign >= '0' && sign <= '9') {
                    at = number(at);
                } else if (isHan(sign)) {
                    at = pairs(at);
                } else if (Character.isLetter(sign)) {
                    at = word(at);
                } else {
                    at++;
                }
            }
        }

        private int number(int start) {
            int end = start;
            while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
                end++;
            }
            if (end - start >= NUMBER_MIN_DIGITS && end - start <= TERM_MAX_CHARS) {
                add(text.subSequence(start, end).toString());
            }
            return end;
        }

        private int pairs(int start) {
            int end = start;
            while (end < text.length() && isHan(text.charAt(end))) {
                end++;
            }
            for (int i = start; i + 1 < end; i++) {
                add(text.subSequence(i, i + 2).toString());
            }
            return end;
        }

        /** A word ends at the first other sign, and within {@code PodCrash} and {@code HTTPServer} before the next one. */
        private int word(int start) {
            int end = start + 1;
            while (end < text.length() && continues(end) && !startsWord(end)) {
                end++;
            }
            if (end - start > 1 && end - start <= TERM_MAX_CHARS) {
                add(stem(text.subSequence(start, end).toString().toLowerCase(Locale.ROOT)));
            }
            return end;
        }

        private boolean continues(int at) {
            char sign = text.charAt(at);
            return (Character.isLetter(sign) || sign >= '0' && sign <= '9') && !isHan(sign);
        }

        private boolean startsWord(int at) {
            if (!Character.isUpperCase(text.charAt(at))) {
                return false;
            }
            boolean afterSmall = !Character.isUpperCase(text.charAt(at - 1));
            boolean beforeSmall = at + 1 < text.length() && Character.isLowerCase(text.charAt(at + 1));
            return afterSmall || beforeSmall;
        }

        private void add(String term) {
            counts.merge(term, 1, Integer::sum);
            length++;
        }

        private static String stem(String word) {
            for (String ending : ENDINGS) {
                if (word.length() - ending.length() >= STEM_MIN_CHARS && word.endsWith(ending)) {
                    return word.substring(0, word.length() - ending.length());
                }
            }
            return word;
        }

        private static boolean isHan(char sign) {
            return sign >= '\u2E80' && Character.isIdeographic(sign) || sign >= '\u3040' && sign <= '\u30FF';
        }
    }
}
