package dev.triage.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SecurityPropertiesTest {

    private static final String KEY = "a-secret-of-twenty-or-more";

    @Test
    void theDefaultsAreThose() {
        assertThat(bind(Map.of()))
                .isEqualTo(new SecurityProperties(null, Duration.ofSeconds(10), Duration.ofMinutes(5)));
    }

    @Test
    void everyPropertyCanBeSet() {
        assertThat(bind(Map.of("triage.security.bootstrap-key", KEY, "triage.security.key-cache-ttl", "1s",
                "triage.security.last-used-resolution", "1h")))
                .isEqualTo(new SecurityProperties(KEY, Duration.ofSeconds(1), Duration.ofHours(1)));
    }

    @Test
    void aBlankBootstrapKeyIsNone() {
        assertThat(bind(Map.of("triage.security.bootstrap-key", " ")).bootstrapKey()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"bootstrap-key,short", "key-cache-ttl,6m", "key-cache-ttl,-1s", "last-used-resolution,-1s"})
    void aValueOutOfBoundsIsNamed(String property, String value) {
        assertThatThrownBy(() -> bind(Map.of("triage.security." + property, value)))
                .rootCause().hasMessageContaining("triage.security." + property);
    }

    @Test
    void theKeyIsNotPrinted() {
        assertThat(bind(Map.of("triage.security.bootstrap-key", KEY)).toString()).doesNotContain(KEY).contains("set");
    }

    private static SecurityProperties bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("triage.security",
                SecurityProperties.class);
    }
}
