package dev.triage.redact;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Finds all of many literals in one pass, ignoring ASCII case: the automaton of Aho and Corasick (1975), with every
 * transition filled in, so each character costs one table look-up.
 */
final class AnchorScanner {

    /** Told of each literal in the text, in the order in which they end. */
    interface Listener {
        void found(int literal, int start, int end);
    }

    private static final int ALPHABET = 128;
    private static final int NONE = -1;

    private final int[] next;
    private final int[][] found;
    private final int[] lengths;

    AnchorScanner(List<String> literals) {
        int states = 1 + literals.stream().mapToInt(String::length).sum();
        int[] table = new int[states * ALPHABET];
        Arrays.fill(table, NONE);
        List<List<Integer>> ends = new ArrayList<>();
        for (int state = 0; state < states; state++) {
            ends.add(new ArrayList<>());
        }
        lengths = new int[literals.size()];
        int used = 1;
        for (int literal = 0; literal < literals.size(); literal++) {
            String text = literals.get(literal);
            if (text.isEmpty() || !text.equals(text.toLowerCase(Locale.ROOT))
                    || text.chars().anyMatch(c -> c >= ALPHABET)) {
                throw new IllegalArgumentException("an anchor is lower-case ASCII: \"" + text + "\"");
            }
            lengths[literal] = text.length();
            int state = 0;
            for (int i = 0; i < text.length(); i++) {
                int edge = state * ALPHABET + text.charAt(i);
                if (table[edge] == NONE) {
                    table[edge] = used++;
                }
                state = table[edge];
            }
            ends.get(state).add(literal);
        }
        fillIn(table, ends);
        foldCase(table, used);
        next = table;
        found = ends.stream().map(list -> list.stream().mapToInt(Integer::intValue).toArray()).toArray(int[][]::new);
    }

    /** Gives every state the transitions and the endings of its longest proper suffix, breadth first. */
    private static void fillIn(int[] table, List<List<Integer>> ends) {
        int[] suffix = new int[ends.size()];
        ArrayDeque<Integer> queue = new ArrayDeque<>();
        for (int c = 0; c < ALPHABET; c++) {
            if (table[c] == NONE) {
                table[c] = 0;
            } else {
                queue.add(table[c]);
            }
        }
        while (!queue.isEmpty()) {
            int state = queue.remove();
            ends.get(state).addAll(ends.get(suffix[state]));
            for (int c = 0; c < ALPHABET; c++) {
                int edge = state * ALPHABET + c;
                int viaSuffix = table[suffix[state] * ALPHABET + c];
                if (table[edge] == NONE) {
                    table[edge] = viaSuffix;
                } else {
                    suffix[table[edge]] = viaSuffix;
                    queue.add(table[edge]);
                }
            }
        }
    }

    private static void foldCase(int[] table, int states) {
        for (int state = 0; state < states; state++) {
            for (char c = 'A'; c <= 'Z'; c++) {
                table[state * ALPHABET + c] = table[state * ALPHABET + Character.toLowerCase(c)];
            }
        }
    }

    void scan(String text, Listener listener) {
        int state = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ALPHABET) {
                state = 0;
                continue;
            }
            state = next[state * ALPHABET + c];
            for (int literal : found[state]) {
                listener.found(literal, i + 1 - lengths[literal], i + 1);
            }
        }
    }
}
