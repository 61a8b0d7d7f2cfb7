package dev.triage.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SearchPropertiesTest {

    @Test
    void everyPropertyHasADefault() {
        assertThat(bind(Map.of())).isEqualTo(new SearchProperties(0.5, 0.5, 0.6, 50, 2_000, Duration.ofSeconds(2)));
    }

    @Test
    void everyPropertyCanBeSet() {
        assertThat(bind(Map.of("triage.search.trigram-weight", "0.25", "triage.search.words-weight", "2",
                "triage.search.title-weight", "0.4",
                "triage.search.candidates", "80", "triage.search.embedded-chars", "800",
                "triage.search.statement-timeout", "500ms")))
                .isEqualTo(new SearchProperties(2, 0.25, 0.4, 80, 800, Duration.ofMillis(500)));
    }

    @Test
    void refusesWeightsAndBoundsOutOfRange() {
        assertThatThrownBy(() -> new SearchProperties(-1, 0.5, 0.6, 50, 2_000, Duration.ofSeconds(2)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("words-weight");
        assertThatThrownBy(() -> new SearchProperties(0.5, Double.NaN, 0.6, 50, 2_000, Duration.ofSeconds(2)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("trigram-weight");
        assertThatThrownBy(() -> new SearchProperties(0.5, 0.5, 0.6, 50, 2_001, Duration.ofSeconds(2)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("embedded-chars");
        assertThatThrownBy(() -> new SearchProperties(0.5, 0.5, 0.6, 50, 2_000, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("statement-timeout");
    }

    private static SearchProperties bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("triage.search",
                SearchProperties.class);
    }
}
