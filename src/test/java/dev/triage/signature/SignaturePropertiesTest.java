package dev.triage.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SignaturePropertiesTest {

    @Test
    void namesNoFolderByDefault() {
        assertThat(bind(Map.of()).folders()).isEmpty();
    }

    @Test
    void takesFoldersInOrder() {
        assertThat(bind(Map.of("triage.signatures.folders", "a,b")).folders()).containsExactly(Path.of("a"),
                Path.of("b"));
    }

    private static SignatureProperties bind(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate("triage.signatures",
                SignatureProperties.class);
    }
}
