package dev.triage.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every method against published values, or against the same quantity got by another way. */
class PublishedValuesTest {

    /** Newcombe 1998, table I, method 3. */
    @ParameterizedTest
    @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0.0000, 0.1611", "1, 29, 0.0061, 0.1718"})
    void wilsonIsNewcombesMethodThree(int events, int of, double low, double high) {
        Interval interval = Proportion.wilson(events, of, 0.95);
        assertThat(interval.low()).isEqualTo(low, within(5e-5));
        assertThat(interval.high()).isEqualTo(high, within(5e-5));
    }

    /** Fagerland et al. 2013, the airway example: 1 and 7 discordant pairs; exact conditional .070, mid-p .039. */
    @Test
    void mcNemarIsFagerlandsExample() {
        assertThat(new McNemar(1, 7).midP()).isEqualTo(0.039, within(5e-4));
        assertThat(new McNemar(7, 1).worseMidP()).isEqualTo(0.039 / 2, within(5e-4));
        assertThat(new McNemar(1, 7).worseMidP()).isGreaterThan(0.9);
        assertThat(new McNemar(0, 0).midP()).isEqualTo(1);
        assertThat(new McNemar(3, 3).midP()).isEqualTo(1 - 20.0 / 64 / 2, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"30", "60", "100", "300"})
    void threeOverNComesNearTheExactBoundAndErrsUpward(int of) {
        double exact = 1 - Math.pow(0.05, 1.0 / of);
        assertThat(Proportion.ruleOfThree(of)).isBetween(exact, exact * 1.06);
    }

    @Test
    void passPowerIsTheShareOfSubsetsThatPassWhole() {
        for (int passes = 0; passes <= 5; passes++) {
            for (int k = 1; k <= 5; k++) {
                int all = 0;
                int whole = 0;
                for (int subset = 0; subset < 32; subset++) {
                    if (Integer.bitCount(subset) == k) {
                        all++;
                        whole += subset >> passes == 0 ? 1 : 0;
                    }
                }
                assertThat(Proportion.passPower(passes, 5, k)).isEqualTo((double) whole / all, within(1e-12));
            }
        }
        assertThatThrownBy(() -> Proportion.passPower(2, 3, 4)).isInstanceOf(IllegalArgumentException.class);
    }

    /** R: p.adjust(c(.01, .02, .03, .04), "holm") and p.adjust(c(.04, .001, .03), "holm"). */
    @Test
    void holmIsThatOfR() {
        assertThat(Holm.adjust(0.01, 0.02, 0.03, 0.04)).containsExactly(new double[]{0.04, 0.06, 0.06, 0.06},
                within(1e-12));
        assertThat(Holm.adjust(0.04, 0.001, 0.03)).containsExactly(new double[]{0.06, 0.003, 0.06}, within(1e-12));
        assertThat(Holm.adjust()).isEmpty();
    }

    /** Two grades need no weights: the textbook's 20, 5, 10, 15 gives .4. */
    @Test
    void kappaOfTwoGradesIsTheTextbooks() {
        Kappa kappa = Kappa.weighted(new int[][]{{20, 5}, {10, 15}});
        assertThat(kappa.kappa()).isEqualTo(0.4, within(1e-12));
        assertThat(kappa.agreement()).isEqualTo(0.7, within(1e-12));
        assertThat(kappa.firstRates()).containsExactly(0.5, 0.5);
        assertThat(kappa.secondRates()).containsExactly(0.6, 0.4);
        assertThat(Kappa.weighted(new int[][]{{9, 0}, {0, 0}}).kappa()).isNaN();
    }

    /** With quadratic weights kappa is Lin's concordance coefficient of the grades, moments with divisor n. */
    @Test
    void weightedKappaIsTheConcordanceCoefficient() {
        int[][] table = {{7, 2, 1, 0, 0}, {3, 8, 2, 1, 0}, {0, 4, 9, 3, 1}, {0, 1, 2, 11, 4}, {0, 0, 1, 2, 6}};
        List<double[]> grades = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 5; j++) {
                for (int n = 0; n < table[i][j]; n++) {
                    grades.add(new double[]{i, j});
                }
            }
        }
        double meanX = grades.stream().mapToDouble(g -> g[0]).average().orElseThrow();
        double meanY = grades.stream().mapToDouble(g -> g[1]).average().orElseThrow();
        double covariance = grades.stream().mapToDouble(g -> (g[0] - meanX) * (g[1] - meanY)).average().orElseThrow();
        double varianceX = grades.stream().mapToDouble(g -> Math.pow(g[0] - meanX, 2)).average().orElseThrow();
        double varianceY = grades.stream().mapToDouble(g -> Math.pow(g[1] - meanY, 2)).average().orElseThrow();
        double concordance = 2 * covariance / (varianceX + varianceY + Math.pow(meanX - meanY, 2));
        assertThat(Kappa.weighted(table).kappa()).isEqualTo(concordance, within(1e-12));
    }

    /** Fisher's reading of Darwin's 15 pairs of maize, in eighths of an inch: 863 of 32,768 sign flips sum as high. */
    @Test
    void signFlipIsFishersCountOnDarwinsMaize() {
        double[] maize = {49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48};
        SignFlip flip = SignFlip.test(units(maize), 200_000, 7);
        assertThat(flip.greater()).isEqualTo(863.0 / 32_768, within(0.0015));
        assertThat(flip.twoSided()).isEqualTo(1726.0 / 32_768, within(0.003));
    }

    @Test
    void theExactAndTheSampledSignFlipAgree() {
        double[] few = {3, -1, 2, 5, -2, 4, 1, 0.5, -0.25, 2.5, 1.5, -3, 0.75};
        double[] andZeros = new double[20];
        System.arraycopy(few, 0, andZeros, 0, few.length);
        SignFlip exact = SignFlip.test(units(few), 10, 1);
        SignFlip sampled = SignFlip.test(units(andZeros), 200_000, 1);
        assertThat(sampled.greater()).isEqualTo(exact.greater(), within(0.004));
        assertThat(sampled.less()).isEqualTo(exact.less(), within(0.004));
    }

    /** For many independent pairs the bootstrap gives what the t interval gives. */
    @Test
    void theBootstrapOfManyPairsIsTheTInterval() {
        SplittableRandom random = new SplittableRandom(5);
        double[] differences = random.doubles(200, -1, 1.2).toArray();
        Clusters clusters = new Clusters(units(differences));
        Interval interval = PairedBootstrap.draw(units(differences), 40_000, 3).interval(0.95);
        double half = 1.97196 * clusters.standardError();
        assertThat(interval.low()).isEqualTo(clusters.mean - half, within(0.004));
        assertThat(interval.high()).isEqualTo(clusters.mean + half, within(0.004));
    }

    @Test
    void theSameDataGiveTheSameInterval() {
        List<PairedUnit> pairs = units(1, -1, 2, 0.5, 0.25, 3);
        assertThat(PairedBootstrap.draw(pairs, 1000, 9).interval(0.9))
                .isEqualTo(PairedBootstrap.draw(pairs, 1000, 9).interval(0.9));
    }

    @Test
    void fewerThanFiveClustersGiveNoInterval() {
        assertThat(PairedBootstrap.draw(units(1, 1, 1, 1), 100, 1).interval(0.95).low()).isNegative().isInfinite();
        assertThat(Comparison.of(units(-1, -1, -1, -1), false, 0.05).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    /** Every pair a cluster of its own: the robust error is the usual one. */
    @Test
    void withoutClustersTheStandardErrorIsTheUsualOne() {
        double[] values = {1, 2, 4, 8, 16, 32};
        double mean = 63.0 / 6;
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        assertThat(new Clusters(units(values)).standardError()).isEqualTo(Math.sqrt(squares / 5 / 6), within(1e-12));
    }

    /** One fifth of the pairs differ: sd .45; at 60 pairs 10 points are seen four times in ten. */
    @Test
    void sixtyCasesSeeTenPointsFourTimesInTen() {
        assertThat(Power.of(0.10, 0.45, 60, 0.05)).isEqualTo(0.40, within(0.01));
        assertThat(Power.of(0, 0.45, 60, 0.05)).isEqualTo(0.05, within(1e-9));
    }

    static List<PairedUnit> units(double... differences) {
        List<PairedUnit> units = new ArrayList<>();
        for (int i = 0; i < differences.length; i++) {
            units.add(new PairedUnit("u" + i, "c" + i, 0, differences[i]));
        }
        return units;
    }
}
