package dev.triage.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class TruthTest {

    @Test
    void aResolutionIsTheLastWord() {
        Truth truth = new Truth("CONNECTION_LEAK", Set.of("SLOW_QUERY"), Set.of("CONNECTION_LEAK"));
        assertThat(truth.of("CONNECTION_LEAK")).isEqualTo(Seen.RIGHT);
        assertThat(truth.of("SLOW_QUERY")).isEqualTo(Seen.WRONG);
    }

    @Test
    void aCauseMarkedAsRightMakesAllOthersWrong() {
        Truth truth = new Truth(null, Set.of("SLOW_QUERY"), Set.of());
        assertThat(truth.of("SLOW_QUERY")).isEqualTo(Seen.RIGHT);
        assertThat(truth.of("CONNECTION_LEAK")).isEqualTo(Seen.WRONG);
        assertThat(truth.of("")).as("no answer").isEqualTo(Seen.WRONG);
    }

    @Test
    void aCauseMarkedAsWrongSaysNothingOfAnother() {
        Truth truth = new Truth(null, Set.of(), Set.of("SLOW_QUERY"));
        assertThat(truth.of("SLOW_QUERY")).isEqualTo(Seen.WRONG);
        assertThat(truth.of("CONNECTION_LEAK")).isEqualTo(Seen.UNKNOWN);
    }

    @Test
    void withoutAWordNothingIsKnown() {
        assertThat(new Truth(null, Set.of(), Set.of()).of("SLOW_QUERY")).isEqualTo(Seen.UNKNOWN);
    }
}
