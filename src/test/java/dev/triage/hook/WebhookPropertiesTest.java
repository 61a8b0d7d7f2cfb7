package dev.triage.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class WebhookPropertiesTest {

    private static final String SECRET = "a-secret-of-sixteen-bytes";

    @Test
    void nobodyIsToldByDefault() {
        assertThat(bind(Map.of()))
                .isEqualTo(new WebhookProperties(Map.of(), false, false, Duration.ofSeconds(10)));
    }

    @Test
    void everyPropertyCanBeSet() {
        assertThat(bind(Map.of("endpoints.bus.url", "http://bus.example/in", "endpoints.bus.secrets[0]", SECRET,
                "endpoints.bus.events[0]", "report.ready", "allow-http", "true", "allow-private-addresses", "true",
                "timeout", "1s")))
                .isEqualTo(new WebhookProperties(
                        Map.of("bus", new WebhookProperties.Endpoint(URI.create("http://bus.example/in"),
                                List.of(SECRET), Set.of("report.ready"))),
                        true, true, Duration.ofSeconds(1)));
    }

    @ParameterizedTest
    @CsvSource({"endpoints.bus.url,http://bus.example,triage.webhooks.allow-http",
            "endpoints.bus.url,https://user:pw@bus.example,no password", "endpoints.bus.secrets[0],short,16 bytes",
            "endpoints.bus.events[0],all.things,report.ready", "timeout,1ms,triage.webhooks.timeout"})
    void aWrongValueIsNamed(String property, String value, String says) {
        Map<String, String> properties = new HashMap<>(
                Map.of("endpoints.bus.url", "https://bus.example/in", "endpoints.bus.secrets[0]", SECRET));
        properties.put(property, value);

        assertThatThrownBy(() -> bind(properties)).rootCause().hasMessageContaining(says);
    }

    @Test
    void noSecretIsPrinted() {
        assertThat(bind(Map.of("endpoints.bus.url", "https://bus.example/in", "endpoints.bus.secrets[0]", SECRET))
                .toString()).doesNotContain(SECRET);
    }

    private static WebhookProperties bind(Map<String, String> properties) {
        Map<String, String> named = new HashMap<>();
        properties.forEach((name, value) -> named.put("triage.webhooks." + name, value));
        return new Binder(new MapConfigurationPropertySource(named)).bindOrCreate("triage.webhooks",
                WebhookProperties.class);
    }
}
