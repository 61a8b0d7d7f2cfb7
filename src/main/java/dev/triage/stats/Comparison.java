package dev.triage.stats;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A paired comparison of one score. Differences are B less A, turned so that more is better.
 *
 * @param units incidents that both sides have a value for
 * @param interval at 95 %
 * @param narrow at 90 %, which decides on equivalence and regression
 * @param signFlip permutation test
 * @param mcNemar counts of flipped passes; null for a graded score
 * @param pWorse one-sided p against "not worse", adjusted when the contrast was declared with others
 * @param pEither two-sided p, adjusted likewise
 * @param margin differences up to this do not matter
 * @param smallestDetectable at 5 % with a chance of 80 %
 */
public record Comparison(int units, int clusters, double meanA, double meanB, Interval interval, Interval narrow,
        SignFlip signFlip, @Nullable McNemar mcNemar, double pWorse, double pEither, double margin,
        double smallestDetectable) {

    private static final double ALPHA = 0.05;

    /**
     * Compares.
     *
     * @param pairs turned so that more is better
     * @param passFail whether the values are passes (over half) and failures, which McNemar's test counts
     */
    public static Comparison of(List<PairedUnit> pairs, boolean passFail, double margin) {
        PairedBootstrap bootstrap = PairedBootstrap.draw(pairs, PairedBootstrap.DRAWS, PairedBootstrap.SEED);
        SignFlip flip = SignFlip.test(pairs, PairedBootstrap.DRAWS, PairedBootstrap.SEED);
        McNemar mcNemar = passFail ? mcNemar(pairs) : null;
        // Both have to agree on a pass/fail score: McNemar's test does not know of clusters.
        double worse = mcNemar == null ? flip.less() : Math.max(flip.less(), mcNemar.worseMidP());
        double either = mcNemar == null ? flip.twoSided() : Math.max(flip.twoSided(), mcNemar.midP());
        return new Comparison(pairs.size(), new Clusters(pairs).count(),
                pairs.stream().mapToDouble(PairedUnit::a).average().orElse(Double.NaN),
                pairs.stream().mapToDouble(PairedUnit::b).average().orElse(Double.NaN), bootstrap.interval(0.95),
                bootstrap.interval(0.90), flip, mcNemar, worse, either, margin, Power.smallestDetectable(pairs));
    }

    /** The same with p values adjusted for a family of contrasts. */
    public Comparison adjusted(double newWorse, double newEither) {
        return new Comparison(units, clusters, meanA, meanB, interval, narrow, signFlip, mcNemar, newWorse, newEither,
                margin, smallestDetectable);
    }

    public Verdict verdict() {
        if (narrow.isWithin(-margin, margin)) {
            return Verdict.EQUIVALENT;
        }
        if (narrow.high() < 0 && pWorse <= ALPHA) {
            return Verdict.REGRESSED;
        }
        if (interval.low() > 0 && pEither <= ALPHA) {
            return Verdict.IMPROVED;
        }
        return Verdict.INCONCLUSIVE;
    }

    private static McNemar mcNemar(List<PairedUnit> pairs) {
        int lost = 0;
        int gained = 0;
        for (PairedUnit pair : pairs) {
            lost += pair.a() > 0.5 && pair.b() <= 0.5 ? 1 : 0;
            gained += pair.a() <= 0.5 && pair.b() > 0.5 ? 1 : 0;
        }
        return new McNemar(lost, gained);
    }
}
