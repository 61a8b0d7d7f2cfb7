package dev.triage.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class OutboxPropertiesTest {

    @Test
    void theDefaultsAreThose() {
        assertThat(bind(Map.of())).isEqualTo(new OutboxProperties(URI.create("http://127.0.0.1:8080"),
                Duration.ofSeconds(2), Duration.ofMinutes(10), Duration.ofHours(24)));
    }

    @Test
    void everyPropertyCanBeSet() {
        assertThat(bind(Map.of("triage.outbox.public-url", "https://t.example", "triage.outbox.first-retry", "1s",
                "triage.outbox.retry-max", "2s", "triage.outbox.give-up-after", "3s")))
                .isEqualTo(new OutboxProperties(URI.create("https://t.example"), Duration.ofSeconds(1),
                        Duration.ofSeconds(2), Duration.ofSeconds(3)));
    }

    @ParameterizedTest
    @CsvSource({"public-url,https://t.example/", "public-url,ftp://t.example", "first-retry,0s", "retry-max,1s",
            "give-up-after,-1s"})
    void aWrongValueIsNamed(String property, String value) {
        assertThatThrownBy(() -> bind(Map.of("triage.outbox." + property, value))).rootCause()
                .hasMessageContaining("triage.outbox." + property);
    }

    @Test
    void waitsAreDoubledUpToTheLongest() {
        OutboxProperties properties = bind(Map.of("triage.outbox.retry-max", "7s"));

        assertThat(properties.backoff(1)).isEqualTo(Duration.ofSeconds(2));
        assertThat(properties.backoff(2)).isEqualTo(Duration.ofSeconds(4));
        assertThat(properties.backoff(3)).isEqualTo(Duration.ofSeconds(7));
        assertThat(properties.backoff(1000)).isEqualTo(Duration.ofSeconds(7));
    }

    private static OutboxProperties bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("triage.outbox",
                OutboxProperties.class);
    }
}
