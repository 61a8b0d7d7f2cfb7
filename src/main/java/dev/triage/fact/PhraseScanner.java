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

    private final int[] lengths;
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
        void at(int start, int end, int phrase);
    }

    /** Case is ignored; the same phrase must not be listed twice. */
    PhraseScanner(List<String> phrases) {
        this.lengths = phrases.stream().mapToInt(String::length).toArray();
        this.classes = assignClasses(phrases);
        this.next = new int[64 * classes];
        this.ends = new int[64];
        this.shorter = new int[0];
        Arrays.fill(ends, -1);
        for (int i = 0; i < phrases.size(); i++) {
            insert(phrases.get(i), i);
        }
        link();
    }

    /** Reports every hit, in the order of their ends, as offsets and the phrase's place in the list. */
    void scan(String text, int from, int to, Hit hit) {
        int state = 0;
        for (int at = from; at < to; at++) {
            state = next[state * classes + classOf[text.charAt(at)]];
            for (int end = ends[state] >= 0 ? state : shorter[state]; end != 0; end = shorter[end]) {
                hit.at(at + 1 - lengths[ends[end]], at + 1, ends[end]);
            }
        }
    }

    private int assignClasses(List<String> phrases) {
        char count = 1;
        for (String phrase : phrases) {
            for (char c : phrase.toLowerCase(Locale.ROOT).toCharArray()) {
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
}
