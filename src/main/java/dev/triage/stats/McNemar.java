package dev.triage.stats;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * McNemar's mid-p test on pairs that pass under one of A and B only. Fagerland, Lydersen and Laake, The McNemar test for
 * binary matched-pairs data, BMC Medical Research Methodology 13:91 (2013), equation 4.
 *
 * @param lost passed under A, failed under B
 * @param gained failed under A, passed under B
 */
public record McNemar(int lost, int gained) {

    public McNemar {
        if (lost < 0 || gained < 0) {
            throw new IllegalArgumentException("counts are not negative: " + lost + ", " + gained);
        }
    }

    /** Two-sided mid-p value; 1 when no pair differs. */
    public double midP() {
        int differing = lost + gained;
        if (differing == 0) {
            return 1;
        }
        BinomialDistribution binomial = BinomialDistribution.of(differing, 0.5);
        if (lost == gained) {
            return 1 - binomial.probability(lost) / 2;
        }
        int fewer = Math.min(lost, gained);
        return 2 * binomial.cumulativeProbability(fewer) - binomial.probability(fewer);
    }

    /** One-sided mid-p value against "B is not worse". */
    public double worseMidP() {
        int differing = lost + gained;
        if (differing == 0) {
            return 1;
        }
        BinomialDistribution binomial = BinomialDistribution.of(differing, 0.5);
        return binomial.cumulativeProbability(gained) - binomial.probability(gained) / 2;
    }
}
