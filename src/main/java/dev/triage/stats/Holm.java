package dev.triage.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Holm's step-down adjustment: A Simple Sequentially Rejective Multiple Test Procedure, 1979. */
public final class Holm {

    private Holm() {}

    /** Adjusted p values in the order of the given ones; compare each with the level for the whole family. */
    public static double[] adjust(double... p) {
        Integer[] order = IntStream.range(0, p.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(i -> p[i]));
        double[] adjusted = new double[p.length];
        double floor = 0;
        for (int rank = 0; rank < order.length; rank++) {
            floor = Math.max(floor, Math.min(1, (p.length - rank) * p[order[rank]]));
            adjusted[order[rank]] = floor;
        }
        return adjusted;
    }
}
