package dev.triage.llm;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LlmRequestTest {

    @ParameterizedTest
    @CsvSource({"' ', 1, 0, PT1S, nothing to ask", "u, 0, 0, PT1S, maxOutputTokens", "u, 1, -0.1, PT1S, temperature",
            "u, 1, 2.1, PT1S, temperature", "u, 1, NaN, PT1S, temperature", "u, 1, 0, PT0S, deadline",
            "u, 1, 0, PT-1S, deadline"})
    void aQuestionThatCannotBeAskedIsRefused(String user, int maxTokens, double temperature, Duration deadline,
            String message) {
        assertThatThrownBy(() -> new LlmRequest(Wire.MODEL, LlmPeer.text(""), LlmPeer.text(user), "{}", maxTokens,
                temperature, deadline)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
    }
}
