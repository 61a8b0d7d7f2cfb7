package dev.triage.stats;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Permutation test of "no difference" that flips the signs of whole clusters' differences. Exact over all 2^G flips up to
 * {@value #EXACT_MAX} clusters, else over random flips, where the observed one counts as a flip: Phipson and Smyth,
 * Permutation P-values Should Never Be Zero, 2010.
 *
 * @param less probability of a sum as low as the observed one or lower: small when B is worse
 * @param greater probability of a sum as high or higher: small when B is better
 */
public record SignFlip(double less, double greater) {

    private static final int EXACT_MAX = 13;
    /** Sums are compared with this much room, for additions in another order differ in the last bits. */
    private static final double TOLERANCE = 1e-9;

    /** Tests one set of pairs. */
    public static SignFlip test(List<PairedUnit> pairs, int draws, long seed) {
        double[] sums = new Clusters(pairs).sums;
        double observed = 0;
        for (double sum : sums) {
            observed += sum;
        }
        return sums.length <= EXACT_MAX ? exact(sums, observed) : sampled(sums, observed, draws, seed);
    }

    /** Two-sided: twice the smaller tail, at most 1. */
    public double twoSided() {
        return Math.min(1, 2 * Math.min(less, greater));
    }

    private static SignFlip exact(double[] sums, double observed) {
        int all = 1 << sums.length;
        int low = 0;
        int high = 0;
        for (int mask = 0; mask < all; mask++) {
            double sum = 0;
            for (int g = 0; g < sums.length; g++) {
                sum += (mask >> g & 1) == 0 ? sums[g] : -sums[g];
            }
            low += sum <= observed + TOLERANCE ? 1 : 0;
            high += sum >= observed - TOLERANCE ? 1 : 0;
        }
        return new SignFlip((double) low / all, (double) high / all);
    }

    private static SignFlip sampled(double[] sums, double observed, int draws, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int low = 1;
        int high = 1;
        for (int draw = 0; draw < draws; draw++) {
            double sum = 0;
            long bits = 0;
            for (int g = 0; g < sums.length; g++) {
                bits = (g & 63) == 0 ? random.nextLong() : bits >>> 1;
                sum += (bits & 1) == 0 ? sums[g] : -sums[g];
            }
            low += sum <= observed + TOLERANCE ? 1 : 0;
            high += sum >= observed - TOLERANCE ? 1 : 0;
        }
        return new SignFlip(low / (draws + 1.0), high / (draws + 1.0));
    }
}
