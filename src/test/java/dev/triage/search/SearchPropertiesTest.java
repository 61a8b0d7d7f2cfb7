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
        assertThat(bind(Map.of())).isEqualTo(new SearchProperties(1, 1, 60, 30, 400, Duration.ofSeconds(2)));
    }

    @Test
    void everyPropertyCanBeSet() {
        assertThat(bind(Map.of("triage.search.trigram-weight", "0.5", "triage.search.cosine-weight", "2",
                "triage.search.rank-constant", "10", "triage.search.candidates", "80", "triage.search.embedded-chars",
                "800", "triage.search.statement-timeout", "500ms")))
                .isEqualTo(new SearchProperties(0.5, 2, 10, 80, 800, Duration.ofMillis(500)));
    }

    @Test
    void refusesAWeightlessSearch() {
        assertThatThrownBy(() -> new SearchProperties(0, 0, 60, 30, 400, Duration.ofSeconds(2)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("not both 0");
    }

    @Test
    void refusesAnUnboundedStatement() {
        assertThatThrownBy(() -> new SearchProperties(1, 1, 60, 30, 400, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("statement-timeout");
    }

    private static SearchProperties bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("triage.search",
                SearchProperties.class);
    }
}
