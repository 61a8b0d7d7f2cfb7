package dev.triage.bench;

import java.util.Arrays;
import java.util.List;

/**
 * Reciprocal rank fusion: the score of an item is the sum, over all orders, of weight / (k + rank), with the best rank
 * 1 and equal values sharing a rank. Only places count, so that measures of different scales can be joined. After G. V.
 * Cormack, C. L. A. Clarke and S. Büttcher, "Reciprocal Rank Fusion outperforms Condorcet and individual Rank Learning
 * Methods", SIGIR 2009, who found k = 60 to do well; the weights are an addition.
 *
 * @param k how little the first places stand out, at least 1
 */
public record RankFusion(int k) {

    /**
     * One measure of all items.
     *
     * @param values the value of each item, larger is better
     */
    public record Signal(double weight, double[] values) {}

    public RankFusion {
        if (k < 1) {
            throw new IllegalArgumentException("k is at least 1: " + k);
        }
    }

    /** The fused score of each item, in the order of the items. */
    public double[] fuse(List<Signal> signals) {
        int items = signals.isEmpty() ? 0 : signals.getFirst().values().length;
        double[] scores = new double[items];
        for (Signal signal : signals) {
            if (signal.values().length != items) {
                throw new IllegalArgumentException("every signal has a value for each item");
            }
            double[] ascending = signal.values().clone();
            Arrays.sort(ascending);
            for (int item = 0; item < items; item++) {
                scores[item] += signal.weight() / (k + rank(ascending, signal.values()[item]));
            }
        }
        return scores;
    }

    private static int rank(double[] ascending, double value) {
        int last = Arrays.binarySearch(ascending, value);
        while (last + 1 < ascending.length && ascending[last + 1] == value) {
            last++;
        }
        return ascending.length - last;
    }
}
