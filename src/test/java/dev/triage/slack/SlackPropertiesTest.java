package dev.triage.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SlackPropertiesTest {

    @Test
    void slackIsOffByDefault() {
        assertThat(bind(Map.of())).isEqualTo(new SlackProperties("", "", "/triage", "https://slack.com/api/",
                "https://hooks.slack.com/", Map.of(), "", "en", Duration.ofSeconds(2), Duration.ofMinutes(5)));
    }

    @Test
    void everyPropertyCanBeSet() {
        Map<String, String> all = new HashMap<>(Map.of("signing-secret", "s", "bot-token", "xoxb-1", "command", "/t",
                "api-url", "http://a/", "response-url", "http://b/", "channels.checkout", "C1", "alert-channel", "C2",
                "language", "zh", "timeout", "1s", "window", "1m"));
        Map<String, String> named = new HashMap<>();
        all.forEach((name, value) -> named.put("triage.slack." + name, value));

        assertThat(bind(named)).isEqualTo(new SlackProperties("s", "xoxb-1", "/t", "http://a/", "http://b/",
                Map.of("checkout", "C1"), "C2", "zh", Duration.ofSeconds(1), Duration.ofMinutes(1)));
        assertThat(bind(named).toString()).doesNotContain("xoxb");
    }

    @ParameterizedTest
    @CsvSource({"signing-secret,only-one", "command,triage", "api-url,http://a", "language,fr", "timeout,1ms",
            "window,1h"})
    void aWrongValueIsNamed(String property, String value) {
        assertThatThrownBy(() -> bind(Map.of("triage.slack." + property, value))).rootCause()
                .hasMessageContaining(property);
    }

    private static SlackProperties bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("triage.slack",
                SlackProperties.class);
    }
}
