package dev.triage.similar;

import dev.triage.incident.IncidentRepository;
import dev.triage.redact.Redactor;
import dev.triage.search.SearchFixture;

/** Similar incidents over a search of its own, for tests of other packages. */
public final class SimilarFixture {

    private SimilarFixture() {}

    public static SimilarIncidents similar(SearchFixture fixture) {
        return new SimilarIncidents(fixture.search(), new IncidentRepository(fixture.jdbc()),
                new TraitsRepository(fixture.jdbc()), new Redactor());
    }
}
