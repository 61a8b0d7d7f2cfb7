package dev.triage.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

class ApiPropertiesTest {

    @Test
    void theDefaultsAreThose() {
        assertThat(bind(Map.of())).isEqualTo(new ApiProperties(DataSize.ofMegabytes(5), Duration.ofSeconds(60),
                Duration.ofSeconds(15), Duration.ofMinutes(30)));
    }

    @Test
    void everyPropertyCanBeSet() {
        assertThat(bind(Map.of("triage.api.body-max", "1MB", "triage.api.wait-max", "10s", "triage.api.heartbeat", "1s",
                "triage.api.events-max", "1m")))
                .isEqualTo(new ApiProperties(DataSize.ofMegabytes(1), Duration.ofSeconds(10), Duration.ofSeconds(1),
                        Duration.ofMinutes(1)));
    }

    @ParameterizedTest
    @CsvSource({"body-max,1B", "wait-max,6m", "wait-max,-1s", "heartbeat,10ms", "heartbeat,6m", "events-max,1s"})
    void aValueOutOfBoundsIsNamed(String property, String value) {
        assertThatThrownBy(() -> bind(Map.of("triage.api." + property, value)))
                .rootCause().hasMessageContaining("triage.api." + property);
    }

    private static ApiProperties bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("triage.api",
                ApiProperties.class);
    }
}
