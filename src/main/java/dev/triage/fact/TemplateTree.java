package dev.triage.fact;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Groups masked log lines that differ in a few words only: a tree of fixed depth (level, number of words, first word),
 * in whose leaves a line joins the most similar template, after P. He et al., "Drain: An Online Log Parsing Approach
 * with Fixed Depth Tree" (ICWS 2017).
 */
final class TemplateTree {

    private static final double SIMILARITY_MIN = 0.6;
    private static final int LEAF_TEMPLATES_MAX = 32;

    private final Map<String, List<Cluster>> leaves = new HashMap<>();

    /** Lines of one form. */
    static final class Cluster {

        private final String[] words;
        private final boolean logLine;
        private final LogLevel level;

        Cluster(String[] words, boolean logLine, LogLevel level) {
            this.words = words;
            this.logLine = logLine;
            this.level = level;
        }

        boolean logLine() {
            return logLine;
        }

        LogLevel level() {
            return level;
        }

        String template() {
            return String.join(" ", words);
        }

        int wordCount() {
            int count = 0;
            for (String word : words) {
                if (word.length() > 2 && Character.isLetter(word.charAt(0))) {
                    count++;
                }
            }
            return count;
        }

        private double similarity(String[] other) {
            int same = 0;
            for (int i = 0; i < words.length; i++) {
                if (words[i].equals(other[i])) {
                    same++;
                }
            }
            return words.length == 0 ? 1 : (double) same / words.length;
        }

        private void widen(String[] other) {
            for (int i = 0; i < words.length; i++) {
                if (!words[i].equals(other[i])) {
                    words[i] = Shape.MASK;
                }
            }
        }
    }

    /** The template that a log line of this shape belongs to; a new one when none is like it and the leaf has room. */
    Cluster place(String shape, LogLevel level) {
        String[] words = shape.split(" ");
        String place = level + " " + words.length + " " + words[0] + codes(words);
        List<Cluster> leaf = leaves.computeIfAbsent(place, key -> new ArrayList<>());
        Cluster best = null;
        double bestSimilarity = -1;
        for (Cluster cluster : leaf) {
            double similarity = cluster.similarity(words);
            if (similarity > bestSimilarity) {
                best = cluster;
                bestSimilarity = similarity;
            }
        }
        if (best != null && (bestSimilarity >= SIMILARITY_MIN || leaf.size() >= LEAF_TEMPLATES_MAX)) {
            best.widen(words);
            return best;
        }
        Cluster created = new Cluster(words, true, level);
        leaf.add(created);
        return created;
    }

    /** The codes that the mask has spared: lines that differ in them must not merge. */
    private static String codes(String[] words) {
        StringBuilder codes = new StringBuilder();
        for (String word : words) {
            if (word.length() > 2 && word.chars().noneMatch(Character::isLetter) && word.indexOf('*') < 0
                    && word.chars().anyMatch(Character::isDigit)) {
                codes.append(' ').append(word);
            }
        }
        return codes.toString();
    }
}
