package dev.triage.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class TriagePropertiesTest {

    @Test
    void everyPropertyHasADefault() {
        assertThat(bind(Map.of())).isEqualTo(
                new TriageProperties("signature", List.of(), 64, 0, 2000, Duration.ofSeconds(120), 3, 5, 3));
    }

    @Test
    void everyPropertyCanBeSet() {
        assertThat(bind(Map.of("triage.runs.model", "gpt", "triage.runs.fallback-models", "a,b",
                "triage.runs.concurrency", "8", "triage.runs.computing", "4", "triage.runs.queue-capacity", "10",
                "triage.runs.model-deadline", "30s", "triage.runs.max-attempts", "2", "triage.runs.similar-limit", "7",
                "triage.runs.runbook-limit", "1"))).isEqualTo(
                        new TriageProperties("gpt", List.of("a", "b"), 8, 4, 10, Duration.ofSeconds(30), 2, 7, 1));
    }

    @Test
    void saysWhichValueIsOutOfBounds() {
        assertThatThrownBy(() -> new TriageProperties("signature", List.of(), 0, 0, 1, Duration.ZERO, 1, 1, 1))
                .hasMessageContaining("triage.runs.concurrency").hasMessageContaining("1 to 2000");
        assertThatThrownBy(() -> new TriageProperties("signature", List.of(), 1, -1, 1, Duration.ZERO, 1, 1, 1))
                .hasMessageContaining("triage.runs.computing");
        assertThatThrownBy(() -> new TriageProperties("signature", List.of(), 1, 0, 0, Duration.ZERO, 1, 1, 1))
                .hasMessageContaining("triage.runs.queue-capacity");
    }

    private static TriageProperties bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("triage.runs",
                TriageProperties.class);
    }
}
