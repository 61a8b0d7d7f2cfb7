package dev.triage.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.triage.redact.RedactedText;
import dev.triage.redact.Redactor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;

class HybridSearchTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final UUID POOL = UUID.fromString("00000000-0000-0000-0000-000000000001");
    private static final UUID CERTIFICATE = UUID.fromString("00000000-0000-0000-0000-000000000002");
    private static final UUID KAFKA = UUID.fromString("00000000-0000-0000-0000-000000000003");

    private static final String POOL_TITLE = "Checkout cannot connect to PostgreSQL, too many clients";
    private static final String POOL_BODY = "FATAL: sorry, too many clients already. 200 of 200 connections are in use.";

    private final SearchFixture fixture = new SearchFixture();
    private final HybridSearch search = fixture.search();
    private final Redactor redactor = new Redactor();

    @Test
    void aNearCopyComesFirstWithBothMeasures() {
        indexThree();

        List<SearchHit> hits = search.search(query("Payments cannot connect to PostgreSQL: too many clients",
                "sorry, too many clients already, all 500 connections in use", null, null));

        assertThat(hits).extracting(SearchHit::ref).startsWith(POOL);
        assertThat(hits.getFirst().trigram()).isBetween(0.4, 1.0);
        assertThat(hits.getFirst().cosine()).isBetween(0.7, 1.0);
        assertThat(hits).isSortedAccordingTo((a, b) -> Double.compare(b.score(), a.score()));
    }

    @Test
    void aParaphraseIsFoundByMeaning() {
        indexThree();

        List<SearchHit> hits = search.search(query("x509 renewal was forgotten", "TLS handshakes are refused", null,
                null));

        assertThat(hits.getFirst().ref()).isEqualTo(CERTIFICATE);
    }

    @Test
    void neverFindsTheDocumentThatAsks() {
        indexThree();

        assertThat(search.search(query(POOL_TITLE, POOL_BODY, POOL, null))).extracting(SearchHit::ref)
                .containsExactlyInAnyOrder(CERTIFICATE, KAFKA);
    }

    @Test
    void neverFindsWhatHappenedLater() {
        indexThree();

        assertThat(search.search(query(POOL_TITLE, POOL_BODY, null, NOON.minusSeconds(1)))).isEmpty();
        assertThat(search.search(query(POOL_TITLE, POOL_BODY, null, NOON))).hasSize(3);
    }

    @Test
    void neverFindsWhatIsNotSearchable() {
        search.index(List.of(new SearchDocument(DocumentKind.INCIDENT, POOL, 0, redactor.redact(POOL_TITLE),
                redactor.redact(POOL_BODY), NOON, false)));

        assertThat(search.search(query(POOL_TITLE, POOL_BODY, null, null))).isEmpty();
    }

    @Test
    void findsOnlyTheKindAskedFor() {
        indexThree();

        assertThat(search.search(new SearchQuery(DocumentKind.RUNBOOK, redactor.redact(POOL_TITLE),
                redactor.redact(POOL_BODY), null, null, 10))).isEmpty();
    }

    @Test
    void eachDocumentAppearsOnceByItsBestPart() {
        search.index(List.of(document(POOL, 0, "Overview", "What this is about, in general terms."),
                document(POOL, 1, POOL_TITLE, POOL_BODY)));

        List<SearchHit> hits = search.search(query(POOL_TITLE, POOL_BODY, null, null));

        assertThat(hits).singleElement().extracting(SearchHit::part).isEqualTo(1);
    }

    @Test
    void equalDocumentsComeInTheOrderOfTheirIds() {
        search.index(List.of(document(KAFKA, 0, POOL_TITLE, POOL_BODY), document(POOL, 0, POOL_TITLE, POOL_BODY),
                document(CERTIFICATE, 0, POOL_TITLE, POOL_BODY)));

        assertThat(search.search(query(POOL_TITLE, POOL_BODY, null, null))).extracting(SearchHit::ref)
                .containsExactly(POOL, CERTIFICATE, KAFKA);
    }

    @Test
    void textThatIsKnownIsNotEmbeddedAgain() {
        indexThree();
        int calls = fixture.embedder().calls();

        HybridSearch afterRestart = new HybridSearch(new SearchRepository(fixture.jdbc(), fixture.transaction()),
                fixture.termSample(),
                fixture.embedder(), redactor, SearchFixture.defaults());
        afterRestart.index(List.of(document(POOL, 0, POOL_TITLE, POOL_BODY)));
        assertThat(fixture.embedder().calls()).isEqualTo(calls);

        afterRestart.index(List.of(document(POOL, 0, POOL_TITLE, POOL_BODY + " Fixed by an index.")));
        assertThat(fixture.embedder().calls()).as("the whole; its title is known").isEqualTo(calls + 1);
    }

    @Test
    void aChangeOfTimeOrVisibilityTakesEffectWithoutEmbedding() {
        indexThree();
        int calls = fixture.embedder().calls();

        search.index(List.of(new SearchDocument(DocumentKind.INCIDENT, POOL, 0, redactor.redact(POOL_TITLE),
                redactor.redact(POOL_BODY), NOON, false)));

        assertThat(fixture.embedder().calls()).isEqualTo(calls);
        assertThat(search.search(query(POOL_TITLE, POOL_BODY, null, null))).extracting(SearchHit::ref)
                .doesNotContain(POOL);
    }

    @Test
    void partsThatAreNotGivenAnyMoreGo() {
        search.index(List.of(document(POOL, 0, POOL_TITLE, POOL_BODY), document(POOL, 1, "Second", "part")));
        search.index(List.of(document(POOL, 0, POOL_TITLE, POOL_BODY)));

        assertThat(fixture.jdbc().sql("SELECT part FROM search_document").query(Integer.class).list())
                .containsExactly(0);
    }

    @Test
    void aRemovedDocumentIsNotFound() {
        indexThree();
        search.remove(DocumentKind.INCIDENT, POOL);

        assertThat(search.search(query(POOL_TITLE, POOL_BODY, null, null))).extracting(SearchHit::ref)
                .doesNotContain(POOL);
    }

    @Test
    void aSearchThatTakesTooLongFails() {
        HybridSearch hasty = new HybridSearch(new SearchRepository(fixture.jdbc(), fixture.transaction()),
                fixture.termSample(),
                fixture.embedder(), redactor, new SearchProperties(0.5, 0.5, 0.6, 50, 2_000, Duration.ofMillis(20)));
        fixture.jdbc().sql("""
                           CREATE FUNCTION slowly(title text) RETURNS boolean LANGUAGE sql VOLATILE AS
                           'SELECT pg_sleep(0.2) IS NOT NULL'
                           """).update();
        indexThree();
        fixture.jdbc().sql("ALTER TABLE search_document RENAME TO stored_document").update();
        fixture.jdbc().sql("CREATE VIEW search_document AS SELECT * FROM stored_document WHERE slowly(title)").update();

        assertThatThrownBy(() -> hasty.search(query(POOL_TITLE, POOL_BODY, null, null)))
                .isInstanceOf(QueryTimeoutException.class);
    }

    private void indexThree() {
        search.index(List.of(document(POOL, 0, POOL_TITLE, POOL_BODY),
                document(CERTIFICATE, 0, "Gateway certificate expired", "x509: certificate has expired, no handshake"),
                document(KAFKA, 0, "Consumer lag grows", "rebalance after rebalance, offsets are not committed")));
    }

    private SearchDocument document(UUID ref, int part, String title, String body) {
        return new SearchDocument(DocumentKind.INCIDENT, ref, part, redactor.redact(title), redactor.redact(body), NOON,
                true);
    }

    private SearchQuery query(String title, String body, @Nullable UUID exclude, @Nullable Instant before) {
        RedactedText safeTitle = redactor.redact(title);
        return new SearchQuery(DocumentKind.INCIDENT, safeTitle, redactor.redact(body), exclude, before, 10);
    }
}
