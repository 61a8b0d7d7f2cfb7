package dev.triage.stats;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Differences summed by cluster, as arrays for the resampling loops. */
final class Clusters {

    final double[] sums;
    final int[] sizes;
    final int units;
    final double mean;

    Clusters(List<PairedUnit> pairs) {
        Map<String, Integer> index = new LinkedHashMap<>();
        pairs.forEach(pair -> index.putIfAbsent(pair.cluster(), index.size()));
        sums = new double[index.size()];
        sizes = new int[index.size()];
        double total = 0;
        for (PairedUnit pair : pairs) {
            int at = index.getOrDefault(pair.cluster(), 0);
            sums[at] += pair.difference();
            sizes[at]++;
            total += pair.difference();
        }
        units = pairs.size();
        mean = units == 0 ? 0 : total / units;
    }

    int count() {
        return sums.length;
    }

    /**
     * Standard error of the mean that allows for clusters, with the factor G/(G−1) for few of them: Cameron and Miller,
     * A Practitioner's Guide to Cluster-Robust Inference, 2015, equations 10 and 12 for a constant alone.
     */
    double standardError() {
        double squares = 0;
        for (int g = 0; g < sums.length; g++) {
            double residual = sums[g] - sizes[g] * mean;
            squares += residual * residual;
        }
        return count() < 2 ? Double.NaN : Math.sqrt(squares * count() / (count() - 1.0)) / units;
    }
}
