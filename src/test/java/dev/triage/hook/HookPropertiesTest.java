package dev.triage.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class HookPropertiesTest {

    private static final String SECRET = "a-secret-of-sixteen";

    @Test
    void thereIsNoSecretUnlessOneIsSet() {
        assertThat(bind(Map.of())).isEqualTo(new HookProperties(List.of()));
        assertThat(bind(Map.of("triage.hooks.pagerduty-secrets", SECRET)))
                .isEqualTo(new HookProperties(List.of(SECRET)));
    }

    @Test
    void aShortSecretIsRefusedAndNonePrinted() {
        assertThatThrownBy(() -> bind(Map.of("triage.hooks.pagerduty-secrets", "short"))).rootCause()
                .hasMessageContaining("triage.hooks.pagerduty-secrets");
        assertThat(new HookProperties(List.of(SECRET)).toString()).doesNotContain(SECRET);
    }

    private static HookProperties bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("triage.hooks",
                HookProperties.class);
    }
}
