package dev.triage.stats;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** Intervals of single rates. */
public final class Proportion {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private Proportion() {}

    /** Wilson's score interval without continuity correction: Newcombe, Statistics in Medicine 17 (1998), method 3. */
    public static Interval wilson(int events, int of, double level) {
        check(events, of);
        double z = NORMAL.inverseSurvivalProbability((1 - level) / 2);
        double rate = (double) events / of;
        double centre = (2.0 * events + z * z) / (2 * (of + z * z));
        double half = z * Math.sqrt(z * z + 4.0 * events * (1 - rate)) / (2 * (of + z * z));
        // At the ends the formula gives 0 and 1, up to the last bits.
        return new Interval(rate, events == 0 ? 0 : Math.max(0, centre - half),
                events == of ? 1 : Math.min(1, centre + half), level);
    }

    /**
     * Upper 95 % bound of a rate of which no event was seen: 3/n. Hanley and Lippman-Hand, If Nothing Goes Wrong, Is
     * Everything All Right?, JAMA 249 (1983).
     */
    public static double ruleOfThree(int of) {
        check(0, of);
        return Math.min(1, 3.0 / of);
    }

    /**
     * Chance that k fresh tries all pass, estimated from c passes in n tries: C(c,k)/C(n,k), without bias. Yao et al.,
     * τ-bench, 2024, section 3.
     */
    public static double passPower(int passes, int tries, int k) {
        check(passes, tries);
        if (k < 1 || k > tries) {
            throw new IllegalArgumentException("k is 1 to the number of tries, not " + k);
        }
        double chance = 1;
        for (int i = 0; i < k; i++) {
            chance *= Math.max(0, passes - i) / (double) (tries - i);
        }
        return chance;
    }

    private static void check(int events, int of) {
        if (of < 1 || events < 0 || events > of) {
            throw new IllegalArgumentException(events + " events of " + of);
        }
    }
}
