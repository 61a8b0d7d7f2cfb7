package dev.triage.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.triage.TestDatabase;
import dev.triage.llm.Embedder;
import dev.triage.redact.RedactedText;
import dev.triage.redact.Redactor;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class ReindexingTest {

    private static final int DOCUMENTS = 80;

    private final DataSource dataSource = TestDatabase.migrated();
    private final JdbcClient jdbc = JdbcClient.create(dataSource);
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    private final VectorSpaceRepository spaces = new VectorSpaceRepository(jdbc, transaction);
    private final Redactor redactor = new Redactor();
    private final List<String> heard = new ArrayList<>();

    @Test
    void sketchesThatAreMissingAreMade() {
        HybridSearch search = search(new CountingEmbedder("old", 384));
        index(search);
        jdbc.sql("UPDATE search_document SET words = NULL, sketch = NULL").update();

        reindexing(new CountingEmbedder("old", 384)).run(false, false, heard::add);

        assertThat(count("SELECT count(*) FROM search_document WHERE words IS NULL OR sketch IS NULL")).isZero();
        assertThat(search.search(query(7)).getFirst().ref()).isEqualTo(id(7));
    }

    @Test
    void anotherModelTakesOverInOneStepAndSearchAnswersBeforeMeanwhileAndAfterwards() {
        index(search(new CountingEmbedder("old", 384)));
        CountingEmbedder model = new CountingEmbedder("new", 512);
        HybridSearch search = search(model);
        List<UUID> meanwhile = new ArrayList<>();

        reindexing(model).run(false, false, message -> meanwhile.add(search.search(query(7)).getFirst().ref()));

        assertThat(meanwhile).isNotEmpty().containsOnly(id(7));
        assertThat(spaces.live()).contains(new VectorSpace(2, "new", 512));
        assertThat(spaces.filling()).isEmpty();
        assertThat(count("SELECT count(*) FROM search_vector_2")).isEqualTo(DOCUMENTS);
        assertThat(search.search(query(7)).getFirst()).satisfies(hit -> {
            assertThat(hit.ref()).isEqualTo(id(7));
            assertThat(hit.cosine()).isGreaterThan(0.9);
        });
    }

    @Test
    void vectorsOfAModelThatIsNotLiveAreNeitherComparedNorStored() {
        index(search(new CountingEmbedder("old", 384)));
        HybridSearch other = search(new CountingEmbedder("new", 384));

        assertThat(other.search(query(7))).isNotEmpty().allSatisfy(hit -> assertThat(hit.cosine()).isZero());
        other.index(List.of(document(DOCUMENTS)));
        assertThat(count("SELECT count(*) FROM search_vector_1")).isEqualTo(DOCUMENTS);
    }

    @Test
    void goesOnWhereItWasInterrupted() {
        index(search(new CountingEmbedder("old", 384)));
        CountingEmbedder model = new CountingEmbedder("new", 512);
        model.failAfter(70);
        assertThatThrownBy(() -> reindexing(model).run(false, false, heard::add))
                .isInstanceOf(IllegalStateException.class);
        assertThat(spaces.live()).map(VectorSpace::model).contains("old");
        long kept = count("SELECT count(*) FROM search_vector_2");
        assertThat(kept).isPositive();

        CountingEmbedder again = new CountingEmbedder("new", 512);
        reindexing(again).run(false, false, heard::add);

        assertThat(spaces.live()).map(VectorSpace::model).contains("new");
        assertThat(again.documents()).isEqualTo(DOCUMENTS - kept);
    }

    @Test
    void anIndexLeftHalfBuiltIsBuiltAgain() {
        CountingEmbedder model = new CountingEmbedder("old", 384);
        index(search(model));
        jdbc.sql("UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'search_vector_1_incident'::regclass")
                .update();

        reindexing(model).run(false, false, heard::add);

        assertThat(count("SELECT count(*) FROM pg_index WHERE indisvalid"
                + " AND indexrelid = 'search_vector_1_incident'::regclass")).isEqualTo(1);
    }

    @Test
    void doesNotChangeBackByItself() {
        index(search(new CountingEmbedder("old", 384)));
        reindexing(new CountingEmbedder("new", 384)).run(false, false, heard::add);

        reindexing(new CountingEmbedder("old", 384)).run(false, false, heard::add);
        assertThat(spaces.live()).map(VectorSpace::model).contains("new");

        reindexing(new CountingEmbedder("old", 384)).run(false, true, heard::add);
        assertThat(spaces.live()).map(VectorSpace::model).contains("old");
    }

    @Test
    void oneCopyOfTheServiceDoesTheWork() {
        CountingEmbedder model = new CountingEmbedder("old", 384);
        index(search(model));
        List<Boolean> second = new ArrayList<>();
        jdbc.sql("UPDATE search_document SET words = NULL").update();

        boolean first = reindexing(model).run(false, false,
                message -> second.add(reindexing(model).run(false, false, heard::add)));

        assertThat(first).isTrue();
        assertThat(second).isNotEmpty().containsOnly(false);
    }

    private void index(HybridSearch search) {
        for (int i = 0; i < DOCUMENTS; i++) {
            search.index(List.of(document(i)));
        }
    }

    private SearchDocument document(int number) {
        return new SearchDocument(DocumentKind.INCIDENT, id(number), 0, redactor.redact("Failure code" + number),
                redactor.redact("pool" + number + " refuses connections"), Instant.EPOCH, true);
    }

    private SearchQuery query(int number) {
        SearchDocument document = document(number);
        return new SearchQuery(DocumentKind.INCIDENT, document.title(), document.body(), null, null, 5);
    }

    private static UUID id(int number) {
        return new UUID(0, number);
    }

    private HybridSearch search(Embedder embedder) {
        return new HybridSearch(new SearchRepository(jdbc, transaction),
                new TermSampleRepository(jdbc, Clock.systemUTC()), embedder, redactor, SearchFixture.defaults());
    }

    private Reindexing reindexing(Embedder embedder) {
        return new Reindexing(new ReindexRepository(dataSource, jdbc, transaction), spaces, search(embedder),
                embedder);
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    /** Its vectors tell words apart, and nothing else; vectors of two models have nothing to do with each other. */
    private static final class CountingEmbedder implements Embedder {

        private final String model;
        private final int dimensions;
        private final AtomicInteger bodies = new AtomicInteger();
        private volatile int most = Integer.MAX_VALUE;

        CountingEmbedder(String model, int dimensions) {
            this.model = model;
            this.dimensions = dimensions;
        }

        void failAfter(int documents) {
            most = documents;
        }

        int documents() {
            return bodies.get();
        }

        @Override
        public float[] embed(RedactedText text) {
            if (text.value().contains("\n") && bodies.incrementAndGet() > most) {
                throw new IllegalStateException("no more");
            }
            float[] vector = new float[dimensions];
            vector[0] = 0.1f;
            for (String word : text.value().split("\\W+")) {
                vector[Math.floorMod((model + word).hashCode(), dimensions)] += 1;
            }
            return vector;
        }

        @Override
        public String modelId() {
            return model;
        }

        @Override
        public int dimensions() {
            return dimensions;
        }
    }
}
