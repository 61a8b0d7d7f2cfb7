package dev.triage.stats;

import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/** What a run of this size could have seen: Bland, The tyranny of power, BMJ 339 (2009), and any textbook. */
public final class Power {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private Power() {}

    /** Chance that a two-sided test at the level sees a true difference, for independent pairs; normal theory. */
    public static double of(double difference, double standardDeviation, int pairs, double alpha) {
        double shift = Math.abs(difference) * Math.sqrt(pairs) / standardDeviation;
        double bound = NORMAL.inverseSurvivalProbability(alpha / 2);
        return NORMAL.survivalProbability(bound - shift) + NORMAL.cumulativeProbability(-bound - shift);
    }

    /**
     * The smallest difference that a two-sided test at 5 % sees with a chance of 80 %, given these pairs and their
     * clusters; NaN for fewer than two clusters.
     */
    public static double smallestDetectable(List<PairedUnit> pairs) {
        Clusters clusters = new Clusters(pairs);
        if (clusters.count() < 2) {
            return Double.NaN;
        }
        TDistribution t = TDistribution.of(clusters.count() - 1);
        return (t.inverseSurvivalProbability(0.025) + t.inverseSurvivalProbability(0.2)) * clusters.standardError();
    }
}
