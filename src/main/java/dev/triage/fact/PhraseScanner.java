package dev.triage.fact;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Finds many phrases in one pass whose cost does not depend on their number: an automaton after A. Aho and M. Corasick,
 * "Efficient string matching" (CACM 1975), with all transitions laid out in one table.
 */
final class PhraseScanner {

    private final List<KnownError> phrases;
    private final char[] classOf = new char[Character.MAX_VALUE + 1];
    private final int classes;
    private int[] next;
    /** Phrase that ends in a state, or -1. */
    private int[] ends;
    /** The nearest shorter suffix state that ends a phrase, or 0. */
    private int[] shorter;
    private int states = 1;

    /** Called for every hit. */
    interface Hit {
        void at(int start, int end, KnownError error);
    }

    PhraseScanner(List<KnownError> phrases) {
        this.phrases = phrases;
        this.classes = assignClasses(phrases);
        this.next = new int[64 * classes];
        this.ends = new int[64];
        this.shorter = new int[0];
        Arrays.fill(ends, -1);
        for (int i = 0; i < phrases.size(); i++) {
            insert(phrases.get(i).phrase(), i);
        }
        link();
    }

    void scan(String text, Hit hit) {
        int state = 0;
        for (int at = 0; at < text.length(); at++) {
            state = next[state * classes + classOf[text.charAt(at)]];
            for (int end = ends[state] >= 0 ? state : shorter[state]; end != 0; end = shorter[end]) {
                report(text, at + 1, phrases.get(ends[end]), hit);
            }
        }
    }

    private static void report(String text, int end, KnownError error, Hit hit) {
        String phrase = error.phrase();
        int start = end - phrase.length();
        if (isWord(phrase.charAt(0)) && start > 0 && isWord(text.charAt(start - 1))
                || isWord(phrase.charAt(phrase.length() - 1)) && end < text.length() && isWord(text.charAt(end))) {
            return;
        }
        if (!error.caseMatters() || text.startsWith(phrase, start)) {
            hit.at(start, end, error);
        }
    }

    private int assignClasses(List<KnownError> errors) {
        char count = 1;
        for (KnownError error : errors) {
            for (char c : error.phrase().toLowerCase(Locale.ROOT).toCharArray()) {
                if (classOf[c] == 0) {
                    char upper = Character.toUpperCase(c);
                    classOf[c] = count;
                    classOf[upper] = count;
                    count++;
                }
            }
        }
        return count;
    }

    private void insert(String phrase, int number) {
        int state = 0;
        for (char c : phrase.toCharArray()) {
            int edge = state * classes + classOf[c];
            if (next[edge] == 0) {
                if (states == ends.length) {
                    grow();
                }
                next[edge] = states++;
            }
            state = next[edge];
        }
        if (ends[state] >= 0) {
            throw new IllegalStateException("phrase listed twice: " + phrase);
        }
        ends[state] = number;
    }

    private void grow() {
        int old = ends.length;
        ends = Arrays.copyOf(ends, old * 2);
        Arrays.fill(ends, old, old * 2, -1);
        next = Arrays.copyOf(next, old * 2 * classes);
    }

    /** Fills in where to go when the next character continues no phrase, breadth first. */
    private void link() {
        shorter = new int[states];
        int[] fail = new int[states];
        ArrayDeque<Integer> queue = new ArrayDeque<>();
        for (int c = 0; c < classes; c++) {
            if (next[c] != 0) {
                queue.add(next[c]);
            }
        }
        while (!queue.isEmpty()) {
            int state = queue.remove();
            shorter[state] = ends[fail[state]] >= 0 ? fail[state] : shorter[fail[state]];
            for (int c = 0; c < classes; c++) {
                int child = next[state * classes + c];
                int fallback = next[fail[state] * classes + c];
                if (child == 0) {
                    next[state * classes + c] = fallback;
                } else {
                    fail[child] = fallback;
                    queue.add(child);
                }
            }
        }
    }

    static boolean isWord(char c) {
        return c < 128 && (Character.isLetterOrDigit(c) || c == '_');
    }

}
