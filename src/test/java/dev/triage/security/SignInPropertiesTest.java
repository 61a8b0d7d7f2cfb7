package dev.triage.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.triage.security.SignInProperties.Oidc;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SignInPropertiesTest {

    private static final String OIDC = "triage.sign-in.oidc.";

    @Test
    void theDefaultsAreThose() {
        assertThat(bind(Map.of())).isEqualTo(new SignInProperties(Duration.ofHours(12), 10, null));
        assertThat(bind(Map.of(OIDC + "issuer", "", OIDC + "client-id", "", OIDC + "client-secret", "")).oidc())
                .isNull();
        assertThat(bind(Map.of(OIDC + "issuer", "https://id.example", OIDC + "client-id", "us", OIDC + "client-secret",
                "hidden")).oidc()).isEqualTo(new Oidc("https://id.example", "us", "hidden",
                        List.of("profile", "email"), "email", "roles", List.of("triage-read"), List.of("triage-write"),
                        List.of("triage-admin")));
    }

    @Test
    void everyPropertyCanBeSet() {
        Map<String, String> all = Map.ofEntries(Map.entry("triage.sign-in.session-max", "1h"),
                Map.entry("triage.sign-in.attempts-per-minute", "3"), Map.entry(OIDC + "issuer", "https://id.example"),
                Map.entry(OIDC + "client-id", "us"), Map.entry(OIDC + "client-secret", "hidden"),
                Map.entry(OIDC + "scopes", "groups"), Map.entry(OIDC + "name-claim", "name"),
                Map.entry(OIDC + "roles-claim", "groups"), Map.entry(OIDC + "readers", "all"),
                Map.entry(OIDC + "writers", "ops,dev"), Map.entry(OIDC + "admins", "leads"));

        assertThat(bind(all)).isEqualTo(new SignInProperties(Duration.ofHours(1), 3,
                new Oidc("https://id.example", "us", "hidden", List.of("groups"), "name", "groups", List.of("all"),
                        List.of("ops", "dev"), List.of("leads"))));
        assertThat(bind(all).toString()).doesNotContain("hidden");
    }

    @ParameterizedTest
    @CsvSource({"session-max,1s", "session-max,31d", "attempts-per-minute,0", "attempts-per-minute,1001",
            "oidc.issuer,ftp://id.example", "oidc.issuer,https://id.example"})
    void aValueOutOfBoundsIsNamed(String property, String value) {
        assertThatThrownBy(() -> bind(Map.of("triage.sign-in." + property, value)))
                .rootCause().hasMessageContaining("triage.sign-in.");
    }

    private static SignInProperties bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("triage.sign-in",
                SignInProperties.class);
    }
}
