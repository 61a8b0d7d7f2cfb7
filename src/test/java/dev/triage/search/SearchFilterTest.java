package dev.triage.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.triage.redact.Redactor;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SearchFilterTest {

    private static final Instant SPRING = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant SUMMER = Instant.parse("2026-07-01T00:00:00Z");

    private final HybridSearch search = new SearchFixture().search();
    private final Redactor redactor = new Redactor();

    SearchFilterTest() {
        index(1, "checkout", SPRING, "tenant=acme");
        index(2, "checkout", SUMMER, "tenant=umbra");
        index(3, "ledger", SUMMER, "tenant=acme", "region=eu");
    }

    @Test
    void findsAllWithoutAFilter() {
        assertThat(found(SearchFilter.NONE)).containsExactlyInAnyOrder(1L, 2L, 3L);
    }

    @Test
    void findsOnlyIncidentsOfTheServices() {
        assertThat(found(new SearchFilter(Set.of("checkout"), Set.of(), null))).containsExactlyInAnyOrder(1L, 2L);
        assertThat(found(new SearchFilter(Set.of("search"), Set.of(), null))).isEmpty();
    }

    @Test
    void findsOnlyIncidentsWithAllLabels() {
        assertThat(found(new SearchFilter(Set.of(), Set.of("tenant=acme"), null))).containsExactlyInAnyOrder(1L, 3L);
        assertThat(found(new SearchFilter(Set.of(), Set.of("tenant=acme", "region=eu"), null))).containsExactly(3L);
    }

    @Test
    void findsOnlyWhatIsNotTooOld() {
        assertThat(found(new SearchFilter(Set.of(), Set.of(), SUMMER))).containsExactlyInAnyOrder(2L, 3L);
    }

    private void index(long id, String service, Instant at, String... labels) {
        search.index(List.of(new SearchDocument(DocumentKind.INCIDENT, new UUID(0, id), 0,
                redactor.redact("Too many clients"), redactor.redact("FATAL: sorry, too many clients already"), at,
                true, service, Set.of(labels))));
    }

    private List<Long> found(SearchFilter filter) {
        return search.search(new SearchQuery(DocumentKind.INCIDENT, redactor.redact("Too many clients"),
                redactor.redact("sorry, too many clients"), null, null, 10, filter)).stream()
                .map(hit -> hit.ref().getLeastSignificantBits()).toList();
    }
}
