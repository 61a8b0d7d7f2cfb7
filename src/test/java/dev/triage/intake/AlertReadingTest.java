package dev.triage.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.triage.incident.Severity;
import dev.triage.redact.Redactor;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Raw alerts become safe and uniform, and say by what they can be joined. */
class AlertReadingTest {

    private static final Instant NOW = Instant.parse("2026-11-20T02:15:00Z");

    private final AlertTopology topology = new AlertTopology(new Binder(
            new MapConfigurationPropertySource(Map.of())).bindOrCreate("triage.alerts", AlertProperties.class));
    private final AlertReading reading = new AlertReading(new Redactor(), topology, UUID::randomUUID);

    @ParameterizedTest
    @CsvSource({"critical,SEV2", "P1,SEV1", "Warning,SEV3", "info,SEV4", "'',UNKNOWN", "purple,UNKNOWN"})
    void severitiesOfMonitoringSystemsAreRead(String word, Severity severity) {
        assertThat(AlertReading.severity(word)).isEqualTo(severity);
    }

    @Test
    void theToolThatWatchesIsNotTheServiceThatSuffers() {
        Alert alert = read(Map.of("service", "prometheus-kube-state-metrics", "deployment", "ledger"));

        assertThat(String.valueOf(alert.service())).isEqualTo("ledger");
    }

    @Test
    void aServiceNameThatIsNoneIsMadeOne() {
        assertThat(String.valueOf(read(Map.of("service", "(prod) Order <API>")).service())).isEqualTo("prod Order API");
        assertThat(read(Map.of("service", "!!")).service()).isNull();
    }

    @Test
    void timesAheadOfTheClockAreNotBelieved() {
        Alert alert = reading.read("x", new RawAlert("f", "", "A", AlertStatus.FIRING, "", null, Map.of(), "", "",
                NOW.plusSeconds(3600), null), NOW);

        assertThat(alert.startsAt()).isEqualTo(NOW);
    }

    @Test
    void namespacesThatEveryoneSharesJoinNothing() {
        assertThat(topology.keys(read(Map.of("namespace", "default")))).isEmpty();
        assertThat(topology.keys(read(Map.of("namespace", "pay", "region", "eu"))))
                .contains(new JoinKey(MergeRule.SAME_NAMESPACE, "pay", "eu"));
    }

    @Test
    void whatWasRedactedJoinsNothing() {
        assertThat(topology.keys(read(Map.of("instance", "203.0.113.5:9100")))).isEmpty();
        assertThat(topology.keys(read(Map.of("node", "AKIAIOSFODNN7EXAMPLE", "host", "n1")))).isEmpty();
    }

    @Test
    void alertsWithoutAFingerprintAreToldApartByTheirLabels() {
        assertThat(read(Map.of("a", "1")).fingerprint()).isEqualTo(read(Map.of("a", "1")).fingerprint())
                .isNotEqualTo(read(Map.of("a", "2")).fingerprint());
    }

    @Test
    void aHugeAlertIsCut() {
        Alert alert = reading.read("x", new RawAlert("f", "", "n".repeat(5000), AlertStatus.FIRING, "", null,
                Map.of("l", "v".repeat(5000)), "😀".repeat(5000), "javascript:alert(1)", NOW, null), NOW);

        assertThat(alert.name().length()).isEqualTo(150);
        assertThat(alert.summary().length()).isEqualTo(2000);
        assertThat(alert.link().isBlank()).isTrue();
    }

    private Alert read(Map<String, String> labels) {
        return reading.read("x",
                new RawAlert("", "", "A", AlertStatus.FIRING, "", null, labels, "", "", NOW, null), NOW);
    }
}
