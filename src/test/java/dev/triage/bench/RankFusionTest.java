package dev.triage.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class RankFusionTest {

    private final RankFusion fusion = new RankFusion(60);

    @Test
    void addsWeightOverConstantPlusRankForEachSignal() {
        double[] scores = fusion.fuse(List.of(new RankFusion.Signal(1, new double[]{0.9, 0.1, 0.5}),
                new RankFusion.Signal(2, new double[]{0.2, 0.8, 0.7})));

        assertThat(scores).containsExactly(new double[]{1 / 61.0 + 2 / 63.0, 1 / 63.0 + 2 / 61.0, 1 / 62.0 + 2 / 62.0},
                within(1e-12));
    }

    @Test
    void equalValuesShareTheBetterRank() {
        double[] scores = fusion.fuse(List.of(new RankFusion.Signal(1, new double[]{0.5, 0.9, 0.5, 0.1})));

        assertThat(scores).containsExactly(new double[]{1 / 62.0, 1 / 61.0, 1 / 62.0, 1 / 64.0}, within(1e-12));
    }

    @Test
    void aSignalWithoutWeightDoesNotCount() {
        double[] scores = fusion.fuse(List.of(new RankFusion.Signal(0, new double[]{1, 2}),
                new RankFusion.Signal(1, new double[]{2, 1})));

        assertThat(scores[0]).isGreaterThan(scores[1]);
    }

    @Test
    void nothingFusesToNothing() {
        assertThat(fusion.fuse(List.of())).isEmpty();
        assertThat(fusion.fuse(List.of(new RankFusion.Signal(1, new double[0])))).isEmpty();
    }

    @Test
    void refusesSignalsOverDifferentItems() {
        assertThatThrownBy(() -> fusion.fuse(List.of(new RankFusion.Signal(1, new double[]{1, 2}),
                new RankFusion.Signal(1, new double[]{1})))).isInstanceOf(IllegalArgumentException.class);
    }
}
