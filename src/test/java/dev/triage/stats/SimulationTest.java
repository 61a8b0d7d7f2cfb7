package dev.triage.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** False alarms and power by simulation, on clustered data of the size that a run has. Fixed seeds; no luck involved. */
class SimulationTest {

    private static final int RUNS = 1_000;
    private static final int CASES = 60;
    private static final int DRAWS = 1_000;

    @Test
    void theIntervalOfSixtyCasesInTwelveFamiliesCoversAsItPromises() {
        double missed = share(0, 12, 0.1, pairs -> {
            Interval interval = PairedBootstrap.draw(pairs, DRAWS, 11).interval(0.95);
            return interval.low() > 0 || interval.high() < 0;
        });
        assertThat(missed).isBetween(0.03, 0.07);
    }

    @Test
    void theSignFlipRaisesFalseAlarmsInAboutOneOfTwenty() {
        assertThat(share(0, 12, 0.1, pairs -> SignFlip.test(pairs, DRAWS, 12).twoSided() <= 0.05))
                .isBetween(0.03, 0.065);
        assertThat(share(0, 60, 0, pairs -> SignFlip.test(pairs, DRAWS, 12).twoSided() <= 0.05)).isBetween(0.03, 0.065);
    }

    @Test
    void aRegressionIsSeenInAboutOneOfTwentyWhereThereIsNone() {
        assertThat(share(0, 12, 0.1, SimulationTest::regressed)).isBetween(0.025, 0.065);
    }

    @Test
    void mcNemarRaisesFalseAlarmsInAtMostAboutOneOfTwenty() {
        SplittableRandom random = new SplittableRandom(21);
        int alarms = 0;
        for (int run = 0; run < 4_000; run++) {
            int lost = 0;
            int gained = 0;
            for (int i = 0; i < CASES; i++) {
                double draw = random.nextDouble();
                lost += draw < 0.1 ? 1 : 0;
                gained += draw >= 0.1 && draw < 0.2 ? 1 : 0;
            }
            alarms += new McNemar(lost, gained).midP() <= 0.05 ? 1 : 0;
        }
        assertThat(alarms / 4_000.0).isBetween(0.03, 0.055);
    }

    @Test
    void powerIsWhatTheorySays() {
        double seen = share(0.10, 60, 0, pairs -> SignFlip.test(pairs, DRAWS, 13).twoSided() <= 0.05);
        assertThat(seen).isEqualTo(Power.of(0.10, 0.45, CASES, 0.05), within(0.05));
        double byInterval = share(0.10, 60, 0,
                pairs -> PairedBootstrap.draw(pairs, DRAWS, 14).interval(0.95).low() > 0);
        assertThat(byInterval).isEqualTo(0.40, within(0.06));
    }

    private static boolean regressed(List<PairedUnit> pairs) {
        Interval narrow = PairedBootstrap.draw(pairs, DRAWS, 15).interval(0.90);
        return narrow.high() < 0 && SignFlip.test(pairs, DRAWS, 16).less() <= 0.05;
    }

    private static double share(double shift, int families, double likeness,
            Function<List<PairedUnit>, Boolean> happens) {
        SplittableRandom random = new SplittableRandom(4711);
        int happened = 0;
        for (int run = 0; run < RUNS; run++) {
            happened += happens.apply(pairs(random, shift, families, likeness)) ? 1 : 0;
        }
        return happened / (double) RUNS;
    }

    /** Differences with standard deviation .45, of which the given share of the variance is the family's. */
    private static List<PairedUnit> pairs(SplittableRandom random, double shift, int families, double likeness) {
        double[] ofFamily = random.doubles(families).toArray();
        for (int f = 0; f < families; f++) {
            ofFamily[f] = random.nextGaussian() * 0.45 * Math.sqrt(likeness);
        }
        List<PairedUnit> pairs = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            double own = random.nextGaussian() * 0.45 * Math.sqrt(1 - likeness);
            pairs.add(new PairedUnit("u" + i, "f" + i % families, 0, shift + ofFamily[i % families] + own));
        }
        return pairs;
    }
}
