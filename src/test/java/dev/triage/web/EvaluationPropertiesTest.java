package dev.triage.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class EvaluationPropertiesTest {

    @Test
    void everyPropertyHasADefaultAndCanBeSet() {
        assertThat(bind(Map.of()))
                .isEqualTo(new EvaluationProperties(Path.of("eval/runs"), Path.of("eval/baselines")));
        assertThat(bind(Map.of("triage.evaluation.runs", "a", "triage.evaluation.baselines", "b")))
                .isEqualTo(new EvaluationProperties(Path.of("a"), Path.of("b")));
    }

    private static EvaluationProperties bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("triage.evaluation",
                EvaluationProperties.class);
    }
}
