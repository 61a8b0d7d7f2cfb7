package dev.triage.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RankingTest {

    private final Ranking ranking = new Ranking();

    @Test
    void measuresAreThoseOfTheTextbook() {
        ranking.add(List.of("x", "a", "y", "b"), Set.of("a", "b"));

        assertThat(ranking.hit1()).isZero();
        assertThat(ranking.hit5()).isEqualTo(1);
        assertThat(ranking.reciprocalRank()).isEqualTo(0.5);
        // (1/log2(3) + 1/log2(5)) / (1 + 1/log2(3))
        assertThat(ranking.ndcg10()).isEqualTo(0.650921, within(1e-6));
    }

    @Test
    void whatIsNotFoundCountsAsNothing() {
        ranking.add(List.of("x"), Set.of("a"));
        ranking.add(List.of("a"), Set.of("a"));

        assertThat(ranking.hit1()).isEqualTo(0.5);
        assertThat(ranking.reciprocalRank()).isEqualTo(0.5);
        assertThat(ranking.ndcg10()).isEqualTo(0.5);
    }

    @Test
    void refusesAnAnswerThatNamesOneTwice() {
        assertThatThrownBy(() -> ranking.add(List.of("a", "a"), Set.of("a")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
