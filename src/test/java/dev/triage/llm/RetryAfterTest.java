package dev.triage.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    @ParameterizedTest
    @CsvSource({"Retry-After, 7, PT7S", "retry-after, ' 0.25 ', PT0.25S", "Retry-After, 0, PT0S",
            "retry-after-ms, 1500, PT1.5S", "Retry-After, 'Sun, 01 Mar 2026 10:00:30 GMT', PT30S",
            "Retry-After, 'Sun, 01 Mar 2026 09:00:00 GMT', PT0S"})
    void secondsMillisecondsAndDatesAreRead(String header, String value, Duration expected) {
        assertThat(RetryAfter.of(headers(header, value), ManualTime.START)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-3", "1e9", "NaN", "99999999999999999999", "32 Mar 2026"})
    void whatCannotBeReadIsAsIfItWereNotThere(String value) {
        assertThat(RetryAfter.of(headers("Retry-After", value), ManualTime.START)).isNull();
    }

    @Test
    void withoutAHeaderThereIsNothing() {
        assertThat(RetryAfter.of(HttpHeaders.of(Map.of(), (name, value) -> true), ManualTime.START)).isNull();
    }

    private static HttpHeaders headers(String name, String value) {
        return HttpHeaders.of(Map.of(name, List.of(value)), (n, v) -> true);
    }
}
