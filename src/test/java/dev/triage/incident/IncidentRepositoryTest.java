package dev.triage.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.triage.TestDatabase;
import dev.triage.redact.RedactedText;
import dev.triage.redact.Redactor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

class IncidentRepositoryTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");

    private final IncidentRepository incidents = new IncidentRepository(JdbcClient.create(TestDatabase.migrated()));
    private final Redactor redactor = new Redactor();

    @Test
    void givesBackWhatWasStored() {
        Incident stored = incident(1, NOON);
        incidents.insert(stored);

        assertThat(incidents.find(stored.id())).contains(stored);
        assertThat(incidents.count()).isEqualTo(1);
        assertThat(incidents.find(id(2))).isEmpty();
    }

    @Test
    void cutsTimesToTheMicrosecond() {
        incidents.insert(incident(1, Instant.parse("2026-03-01T12:00:00.123456999Z")));

        assertThat(incidents.find(id(1)).orElseThrow().createdAt()).isEqualTo(NOON);
    }

    @Test
    void refusesToStoreAnIncidentTwice() {
        incidents.insert(incident(1, NOON));

        assertThatThrownBy(() -> incidents.insert(incident(1, NOON))).isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void aResolvedIncidentSaysWhatItWas() {
        incidents.insert(incident(1, NOON));
        Resolution resolution = new Resolution("MISSING_INDEX", text("no index on status"), text("built one"),
                NOON.plusSeconds(600), FixOutcome.WORKED);

        assertThat(incidents.resolve(id(1), resolution)).isTrue();
        assertThat(incidents.find(id(1)).orElseThrow()).returns(IncidentStatus.RESOLVED, Incident::status)
                .returns(resolution, Incident::resolution);
        assertThat(incidents.summaries(List.of(id(1), id(9)))).containsOnlyKeys(id(1))
                .extractingByKey(id(1)).returns(resolution, IncidentSummary::resolution);
        assertThat(incidents.resolve(id(9), resolution)).isFalse();
    }

    @Test
    void aReopenedIncidentHasNoResolution() {
        incidents.insert(incident(1, NOON));
        incidents.resolve(id(1), new Resolution(null, text("unclear"), text("restart"), NOON));

        assertThat(incidents.updateStatus(id(1), IncidentStatus.OPEN)).isTrue();
        assertThat(incidents.find(id(1)).orElseThrow()).returns(IncidentStatus.OPEN, Incident::status)
                .returns(null, Incident::resolution);
        assertThat(incidents.updateStatus(id(9), IncidentStatus.OPEN)).isFalse();
    }

    @Test
    void doesNotResolveWithoutAResolution() {
        incidents.insert(incident(1, NOON));

        assertThatThrownBy(() -> incidents.updateStatus(id(1), IncidentStatus.RESOLVED))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(incidents.find(id(1)).orElseThrow().status()).isEqualTo(IncidentStatus.OPEN);
    }

    private Incident incident(int number, Instant createdAt) {
        return new Incident(id(number), text("Checkout fails"), new ServiceName("payment-svc"), text("12 % errors"),
                NOON.minus(Duration.ofMinutes(5)), Severity.SEV2, Map.of("region", text("eu \"west\"")),
                text("line one\nline two"), IncidentStatus.OPEN, Origin.LIVE, createdAt, null);
    }

    private RedactedText text(String value) {
        return redactor.redact(value);
    }

    private static IncidentId id(int number) {
        return new IncidentId(new UUID(0, number));
    }
}
