package dev.triage.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.triage.fact.FactExtractor;
import dev.triage.incident.Incident;
import dev.triage.incident.IncidentId;
import dev.triage.incident.IncidentRepository;
import dev.triage.incident.IncidentStatus;
import dev.triage.incident.Origin;
import dev.triage.incident.ServiceName;
import dev.triage.incident.Severity;
import dev.triage.redact.RedactedText;
import dev.triage.redact.Redactor;
import dev.triage.search.SearchFixture;
import dev.triage.search.SearchHit;
import dev.triage.similar.SimilarFixture;
import dev.triage.similar.SimilarIncidents;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TwinsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final SearchFixture fixture = new SearchFixture();
    private final SimilarIncidents similar = SimilarFixture.similar(fixture);
    private final IncidentRepository incidents = new IncidentRepository(fixture.jdbc());
    private final FactExtractor facts = new FactExtractor();
    private final Redactor redactor = new Redactor();

    /** Nine in ten is what an engineer was promised; thirty pairs that look alike, with services in common. */
    @Test
    void eachTellingFindsTheOtherAmongTheFirstFive() throws IOException {
        List<Twins.Report> reports = Twins.load(Path.of("eval/twins")).reports();
        assertThat(reports).hasSize(60);
        for (int i = 0; i < reports.size(); i++) {
            store(i, reports.get(i));
        }
        Ranking englishFindsChinese = new Ranking();
        Ranking chineseFindsEnglish = new Ranking();

        for (int i = 0; i < reports.size(); i++) {
            RedactedText text = redactor.redact(reports.get(i).title() + "\n" + reports.get(i).text());
            List<UUID> found = fixture.search()
                    .search(similar.query(text, facts.extract(text), new IncidentId(id(i)))).stream()
                    .map(SearchHit::ref).toList();
            (i % 2 == 0 ? englishFindsChinese : chineseFindsEnglish).add(found, Set.of(id(Twins.other(i))));
        }

        assertThat(englishFindsChinese.hit5()).isGreaterThanOrEqualTo(0.9);
        assertThat(chineseFindsEnglish.hit5()).isGreaterThanOrEqualTo(0.9);
    }

    private void store(int position, Twins.Report report) {
        Incident incident = new Incident(new IncidentId(id(position)), redactor.redact(report.title()),
                new ServiceName("unknown"), RedactedText.empty(), NOON, Severity.UNKNOWN, Map.of(),
                redactor.redact(report.text()), IncidentStatus.OPEN, Origin.LIVE, NOON, null);
        incidents.insert(incident);
        similar.index(incident, facts.extract(incident.context()));
    }

    private static UUID id(int position) {
        return new UUID(0, position);
    }
}
