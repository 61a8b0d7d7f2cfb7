package dev.triage.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RunbookPropertiesTest {

    @Test
    void bindsEveryProperty() {
        assertThat(bind(Map.of("triage.runbooks.folders", "ops/runbooks,db/runbooks")).folders())
                .containsExactly(Path.of("ops/runbooks"), Path.of("db/runbooks"));
    }

    @Test
    void withoutFoldersNothingIsLoaded() {
        assertThat(bind(Map.of()).folders()).isEmpty();
        assertThat(bind(Map.of("triage.runbooks.folders", "")).folders()).isEmpty();
    }

    private static RunbookProperties bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("triage.runbooks",
                RunbookProperties.class);
    }
}
