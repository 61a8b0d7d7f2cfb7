package dev.triage.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SecondTryPropertiesTest {

    @Test
    void everyPropertyHasADefault() {
        assertThat(bind(Map.of())).isEqualTo(new SecondTryProperties(true, 40_000, Duration.ofSeconds(60)));
    }

    @Test
    void everyPropertyCanBeSet() {
        assertThat(bind(Map.of("triage.runs.second-try.for-findings", "false", "triage.runs.second-try.max-tokens",
                "100", "triage.runs.second-try.within", "5s")))
                .isEqualTo(new SecondTryProperties(false, 100, Duration.ofSeconds(5)));
    }

    @Test
    void saysWhichValueIsOutOfBounds() {
        assertThatThrownBy(() -> new SecondTryProperties(true, -1, Duration.ofSeconds(1)))
                .hasMessageContaining("triage.runs.second-try.max-tokens");
        assertThatThrownBy(() -> new SecondTryProperties(true, 1, Duration.ZERO))
                .hasMessageContaining("triage.runs.second-try.within");
    }

    private static SecondTryProperties bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("triage.runs.second-try",
                SecondTryProperties.class);
    }
}
