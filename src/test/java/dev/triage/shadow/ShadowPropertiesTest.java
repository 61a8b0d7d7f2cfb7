package dev.triage.shadow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ShadowPropertiesTest {

    @Test
    void everyPropertyHasADefaultAndCanBeSet() {
        assertThat(bind(Map.of())).isEqualTo(new ShadowProperties(Duration.ofSeconds(10), 3, 100));
        assertThat(bind(Map.of("triage.shadow.every", "1m", "triage.shadow.candidates-max", "5",
                "triage.shadow.waiting-max", "7"))).isEqualTo(new ShadowProperties(Duration.ofMinutes(1), 5, 7));
    }

    @Test
    void saysWhichValueIsOutOfBounds() {
        assertThatThrownBy(() -> new ShadowProperties(Duration.ZERO, 3, 100)).hasMessageContaining("shadow.every");
        assertThatThrownBy(() -> new ShadowProperties(Duration.ofSeconds(1), 11, 100))
                .hasMessageContaining("candidates-max");
        assertThatThrownBy(() -> new ShadowProperties(Duration.ofSeconds(1), 3, 0)).hasMessageContaining("waiting-max");
    }

    private static ShadowProperties bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("triage.shadow",
                ShadowProperties.class);
    }
}
