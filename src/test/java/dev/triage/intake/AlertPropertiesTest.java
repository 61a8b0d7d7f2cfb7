package dev.triage.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class AlertPropertiesTest {

    @Test
    void theDefaultsAreThose() {
        assertThat(alerts(Map.of())).isEqualTo(new AlertProperties(Duration.ofMinutes(10), Duration.ofMinutes(30),
                Duration.ofSeconds(15), Duration.ofSeconds(90), Duration.ofMinutes(5),
                List.of("service", "service_name", "app", "application", "app_kubernetes_io_name", "deployment",
                        "statefulset", "daemonset"),
                ".*(?:exporter|kube-state-metrics|kubelet|prometheus|alertmanager).*",
                List.of("node", "host", "hostname", "instance"), List.of("namespace", "kubernetes_namespace"),
                List.of("default", "kube-system", "monitoring"), List.of("cluster", "environment", "env", "region"),
                "", "en"));
        assertThat(generic(Map.of()).sources()).isEmpty();
    }

    @Test
    void everyPropertyCanBeSet() {
        Map<String, String> all = new HashMap<>(Map.of("window", "1m", "reopen-window", "2m", "quiet", "3s",
                "max-wait", "4s", "rerun-interval", "5s", "service-labels", "svc", "not-services", "x.*",
                "node-labels", "machine", "namespace-labels", "ns", "shared-namespaces", "common"));
        all.putAll(Map.of("scope-labels", "dc", "model", "gpt", "language", "zh"));
        Map<String, String> named = new HashMap<>();
        all.forEach((name, value) -> named.put("triage.alerts." + name, value));

        assertThat(alerts(named)).isEqualTo(new AlertProperties(Duration.ofMinutes(1), Duration.ofMinutes(2),
                Duration.ofSeconds(3), Duration.ofSeconds(4), Duration.ofSeconds(5), List.of("svc"), "x.*",
                List.of("machine"), List.of("ns"), List.of("common"), List.of("dc"), "gpt", "zh"));
    }

    @ParameterizedTest
    @CsvSource({"window,-1s", "reopen-window,8d", "quiet,-1s", "max-wait,1s", "rerun-interval,-1s", "not-services,("})
    void aValueOutOfBoundsIsNamed(String property, String value) {
        assertThatThrownBy(() -> alerts(Map.of("triage.alerts." + property, value))).rootCause().isNotNull();
        assertThatThrownBy(() -> alerts(Map.of("triage.alerts." + property, value)))
                .hasStackTraceContaining("triage.alerts." + property);
    }

    @Test
    void aMappingHasDefaultsAndIsChecked() {
        GenericHookProperties.Mapping mapping = generic(
                Map.of("triage.hooks.generic.sources.zabbix.title", "/event/name")).sources().get("zabbix");

        assertThat(mapping).isEqualTo(new GenericHookProperties.Mapping("", "/event/name", "/status",
                List.of("resolved", "ok", "closed", "recovered", "normal"), "/service", "/severity", "/description",
                "/id", "/group", "/startedAt", "/endedAt", "/url", "/labels", Map.of()));
        assertThatThrownBy(() -> generic(Map.of("triage.hooks.generic.sources.zabbix.title", "event.name")))
                .hasStackTraceContaining("event.name").hasStackTraceContaining("JSON pointer");
    }

    private static AlertProperties alerts(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("triage.alerts",
                AlertProperties.class);
    }

    private static GenericHookProperties generic(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("triage.hooks.generic",
                GenericHookProperties.class);
    }
}
