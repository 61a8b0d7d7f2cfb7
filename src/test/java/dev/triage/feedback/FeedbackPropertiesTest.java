package dev.triage.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class FeedbackPropertiesTest {

    @Test
    void bindsEveryProperty() {
        assertThat(bind(Map.of("triage.feedback.eval-cases", "eval/cases")).evalCases())
                .isEqualTo(Path.of("eval/cases"));
    }

    @Test
    void withoutAFolderThereIsNone() {
        assertThat(bind(Map.of()).evalCases()).isNull();
    }

    private static FeedbackProperties bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("triage.feedback",
                FeedbackProperties.class);
    }
}
