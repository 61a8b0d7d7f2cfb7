package dev.triage.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreferTest {

    private static final Duration MAX = Duration.ofSeconds(60);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                                            wait=30                   | 30
                                            respond-async, wait=10    | 10
                                            wait = 5; foo=bar         | 5
                                            WAIT="7"                  | 7
                                            wait=0                    | 0
                                            wait=600                  | 60
                                            wait=-1                   | 0
                                            wait=soon                 | 0
                                            await=30                  | 0
                                            handling=strict           | 0
                                            """)
    void theWaitIsReadAndBounded(String header, int seconds) {
        assertThat(Prefer.of(List.of(header), MAX).patience()).hasSeconds(seconds);
    }

    @Test
    void noHeaderMeansNoWait() {
        assertThat(Prefer.of(null, MAX).waits()).isFalse();
    }

    @Test
    void theWaitMayStandInASecondHeader() {
        assertThat(Prefer.of(List.of("respond-async", "wait=3"), MAX).applied()).isEqualTo("wait=3");
    }
}
