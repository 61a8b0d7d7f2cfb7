package dev.triage.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.triage.diagnosis.CauseCode;
import dev.triage.fact.FactExtractor;
import dev.triage.incident.Incident;
import dev.triage.incident.IncidentFilter;
import dev.triage.incident.IncidentId;
import dev.triage.incident.IncidentRepository;
import dev.triage.incident.IncidentStatus;
import dev.triage.incident.IncidentSummary;
import dev.triage.incident.Origin;
import dev.triage.incident.ServiceName;
import dev.triage.incident.Severity;
import dev.triage.redact.Redactor;
import dev.triage.runbook.Runbook;
import dev.triage.runbook.RunbookFixture;
import dev.triage.runbook.Runbooks;
import dev.triage.search.SearchFixture;
import dev.triage.similar.SimilarFixture;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.task.SyncTaskExecutor;

class SampleLoaderTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final SearchFixture fixture = new SearchFixture();
    private final Redactor redactor = new Redactor();
    private final IncidentRepository incidents = new IncidentRepository(fixture.jdbc());
    private final Runbooks runbooks = RunbookFixture.runbooks(fixture);
    private final int given = new SampleFiles().incidents().size();

    @Test
    void fillsAnEmptyDatabaseOnceHoweverManyCopiesStart() {
        Stream.of(loader(NOON), loader(NOON)).map(loader -> CompletableFuture.runAsync(loader::load)).toList()
                .forEach(CompletableFuture::join);
        int calls = fixture.embedder().calls();
        loader(NOON.plusSeconds(86_400)).load();

        assertThat(incidents.count()).isEqualTo(given);
        assertThat(fixture.embedder().calls()).as("nothing is embedded again").isEqualTo(calls);
        assertThat(fixture.jdbc().sql("SELECT count(*) FROM search_document WHERE kind = 'INCIDENT'").query(Long.class)
                .single()).isEqualTo(given);
        assertThat(runbooks.list()).hasSize(new SampleFiles().runbooks().size()).extracting(Runbook::source)
                .containsOnly("sample");
        List<IncidentSummary> stored = incidents.list(IncidentFilter.all(200)).items();
        assertThat(stored).allSatisfy(sample -> {
            assertThat(sample.origin()).isEqualTo(Origin.SAMPLE);
            assertThat(sample.status()).isEqualTo(IncidentStatus.RESOLVED);
            assertThat(sample.resolution()).isNotNull();
            assertThat(sample.occurredAt()).isBefore(NOON);
        });
    }

    @Test
    void leavesADatabaseInUseAlone() {
        incidents.insert(new Incident(new IncidentId(new UUID(0, 1)), redactor.redact("Own"), new ServiceName("own"),
                redactor.redact(""), null, Severity.UNKNOWN, Map.of(), redactor.redact("own"), IncidentStatus.OPEN,
                Origin.LIVE, NOON, null));

        loader(NOON).load();

        assertThat(incidents.count()).isEqualTo(1);
        assertThat(runbooks.list()).isEmpty();
    }

    @Test
    void everySampleNamesACauseOfTheClosedList() {
        assertThat(new SampleFiles().incidents()).hasSizeGreaterThanOrEqualTo(12)
                .allSatisfy((name, sample) -> assertThat(CauseCode.valueOf(String.valueOf(
                        sample.resolution().causeCode()))).isNotEqualTo(CauseCode.UNKNOWN));
        assertThat(new SampleFiles().runbooks()).hasSizeGreaterThanOrEqualTo(6);
    }

    private SampleLoader loader(Instant now) {
        return new SampleLoader(new SampleRepository(fixture.jdbc(), fixture.transaction(), incidents), incidents,
                SimilarFixture.similar(fixture), runbooks, new FactExtractor(), redactor,
                Clock.fixed(now, ZoneOffset.UTC), new SyncTaskExecutor());
    }
}
