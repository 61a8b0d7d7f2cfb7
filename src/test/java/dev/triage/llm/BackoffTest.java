package dev.triage.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

    @ParameterizedTest
    @CsvSource({"0, 1, 250", "0.5, 1, 375", "0.999, 1, 499", "0, 2, 500", "0.999, 2, 999", "0, 3, 1000"})
    void theWaitDoublesAndIsBetweenHalfAndAllOfIt(double random, int tries, long millis) {
        assertThat(new Backoff(() -> random).after(tries, null)).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @CsvSource({"0, PT0S, 250", "0, PT3S, 3250", "0.5, PT3S, 3375"})
    void theTimeAskedForIsNeverCutShort(double random, Duration retryAfter, long millis) {
        assertThat(new Backoff(() -> random).after(1, retryAfter)).isEqualTo(Duration.ofMillis(millis));
    }
}
