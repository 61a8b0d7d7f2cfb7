package dev.triage.bench;

import com.pgvector.PGbit;
import com.pgvector.PGhalfvec;
import com.zaxxer.hikari.HikariDataSource;
import dev.triage.llm.LibraryVectorRepository;
import dev.triage.search.SearchRepository;
import dev.triage.search.TermSampleRepository;
import dev.triage.search.TextSketch;
import dev.triage.search.VectorSpace;
import dev.triage.search.VectorSpaceRepository;
import dev.triage.search.WordFrequencies;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The database that the benchmark of search makes for itself, with the service's own schema. */
final class SearchBenchmarkRepository implements AutoCloseable {

    static final String NAME = "triage_search_bench";
    private static final String MARK = "made by triage bench search";
    private static final Map<String, String> INDEXES = indexes();

    private final String url;
    private final HikariDataSource dataSource = new HikariDataSource();
    private final JdbcClient jdbc;
    private @Nullable LibraryVectorRepository library;

    /**
     * Makes the database anew.
     *
     * @param server JDBC address of any database of the server
     * @throws IllegalStateException if a database of that name is there that the benchmark did not make
     */
    SearchBenchmarkRepository(String server, int connections) {
        int path = server.indexOf('/', "jdbc:postgresql://".length()) + 1;
        int query = server.indexOf('?', path);
        this.url = server.substring(0, path) + NAME + (query < 0 ? "" : server.substring(query));
        recreate(server);
        dataSource.setJdbcUrl(url);
        dataSource.setMaximumPoolSize(connections);
        Flyway.configure().dataSource(dataSource).load().migrate();
        this.jdbc = JdbcClient.create(dataSource);
        INDEXES.keySet().forEach(index -> jdbc.sql("DROP INDEX " + index).update());
    }

    private static void recreate(String server) {
        PGSimpleDataSource any = new PGSimpleDataSource();
        any.setUrl(server);
        JdbcClient jdbc = JdbcClient.create(any);
        List<String> marks = jdbc.sql("SELECT coalesce(shobj_description(oid, 'pg_database'), '') FROM pg_database"
                + " WHERE datname = :name").param("name", NAME).query((row, number) -> row.getString(1)).list();
        if (!marks.isEmpty() && !marks.getFirst().equals(MARK)) {
            throw new IllegalStateException("the server has a database " + NAME
                    + " that this benchmark did not make; rename it, for the benchmark needs the name");
        }
        jdbc.sql("DROP DATABASE IF EXISTS " + NAME + " WITH (FORCE)").update();
        jdbc.sql("CREATE DATABASE " + NAME).update();
        jdbc.sql("COMMENT ON DATABASE " + NAME + " IS '" + MARK + "'").update();
    }

    private static Map<String, String> indexes() {
        Map<String, String> indexes = new LinkedHashMap<>();
        indexes.put("search_document_words", "search_document USING gin (words) WITH (fastupdate = off)");
        indexes.put("search_document_service", "search_document (kind, service, occurred_at)");
        indexes.put("search_vector_1_incident",
                "search_vector_1 USING hnsw (embedding halfvec_cosine_ops) WHERE kind = 'INCIDENT'");
        return indexes;
    }

    SearchRepository documents() {
        return new SearchRepository(jdbc, transaction());
    }

    TermSampleRepository termSample() {
        return new TermSampleRepository(jdbc, Clock.systemUTC());
    }

    WordFrequencies frequencies() {
        return new WordFrequencies(jdbc);
    }

    Optional<VectorSpace> live() {
        return new VectorSpaceRepository(jdbc, transaction()).live();
    }

    /** The highest similarities to a text, by looking at every document. */
    List<Double> scan(String text) {
        return jdbc.sql("SELECT similarity(title || E'\\n' || body, :text) AS s FROM search_document"
                + " WHERE kind = 'INCIDENT' AND searchable ORDER BY s DESC LIMIT 10").param("text", text)
                .query((row, number) -> row.getDouble(1)).list();
    }

    /** The highest cosines to a vector, by looking at every vector: the sum keeps the index out. */
    List<Double> nearestVectors(float[] vector) {
        return jdbc.sql("SELECT 1 - (embedding <=> CAST(:vector AS halfvec)) FROM search_vector_1"
                + " ORDER BY (embedding <=> CAST(:vector AS halfvec)) + 0 LIMIT 10")
                .param("vector", new PGhalfvec(vector).getValue()).query((row, number) -> row.getDouble(1)).list();
    }

    /** Copies the vectors into a store of LangChain4j's. */
    void startLibrary() {
        library = new LibraryVectorRepository(dataSource, "library_store", SearchCorpus.DIMENSIONS);
        jdbc.sql("INSERT INTO library_store (embedding_id, embedding, text)"
                + " SELECT ref, embedding::vector(384), '' FROM search_vector_1").update();
    }

    List<String> library(float[] vector, int limit) {
        return Objects.requireNonNull(library).nearest(vector, limit);
    }

    void endLibrary() {
        jdbc.sql("DROP TABLE library_store").update();
    }

    String url() {
        return url;
    }

    private TransactionTemplate transaction() {
        return new TransactionTemplate(new JdbcTransactionManager(dataSource));
    }

    /** Loads rows by COPY; returns the seconds it took. */
    double load(SearchCorpus corpus, int from, int to) {
        long start = System.nanoTime();
        copy("COPY search_document (kind, ref, part, title, body, content_hash, words, sketch, occurred_at,"
                + " searchable, service, labels) FROM STDIN", corpus, from, to, SearchBenchmarkRepository::document);
        copy("COPY search_vector_1 (kind, ref, part, content_hash, embedding) FROM STDIN", corpus, from, to,
                SearchBenchmarkRepository::vector);
        return (System.nanoTime() - start) / 1e9;
    }

    private void copy(String sql, SearchCorpus corpus, int from, int to,
            BiConsumer<StringBuilder, SearchCorpus.Row> format) {
        try (Connection connection = dataSource.getConnection()) {
            CopyIn in = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
            StringBuilder lines = new StringBuilder();
            for (int row = from; row < to; row++) {
                format.accept(lines, corpus.row(row));
                if (lines.length() > 1 << 16 || row == to - 1) {
                    byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
                    in.writeToCopy(bytes, 0, bytes.length);
                    lines.setLength(0);
                }
            }
            in.endCopy();
        } catch (SQLException e) {
            throw new IllegalStateException("the database refuses the rows: " + e.getMessage(), e);
        }
    }

    private static void document(StringBuilder line, SearchCorpus.Row row) {
        TextSketch sketch = TextSketch.of(row.text());
        line.append("INCIDENT\t").append(row.ref()).append("\t0\t").append(row.title()).append('\t')
                .append(row.body()).append("\tmade-up\t{")
                .append(Arrays.stream(sketch.words()).mapToObj(Integer::toString).collect(Collectors.joining(",")))
                .append("}\t").append(new PGbit(sketch.bits()).getValue()).append('\t').append(row.occurredAt())
                .append("\tt\t").append(row.service()).append("\t{tenant=").append(row.tenant()).append("}\n");
    }

    private static void vector(StringBuilder line, SearchCorpus.Row row) {
        line.append("INCIDENT\t").append(row.ref()).append("\t0\tmade-up\t[");
        for (int i = 0; i < row.embedding().length; i++) {
            line.append(i == 0 ? "" : ",").append(Math.round(row.embedding()[i] * 1e5f) / 1e5f);
        }
        line.append("]\n");
    }

    /**
     * Builds the indexes and the statistics.
     *
     * @param progress hears every few seconds which index is being built, and how far it is, 0 to 1
     * @return seconds for each
     */
    Map<String, Double> build(BiConsumer<String, Double> progress) {
        Map<String, Double> seconds = new LinkedHashMap<>();
        jdbc.sql("INSERT INTO search_space VALUES (1, 'made-up', 384, 'LIVE', now()) ON CONFLICT DO NOTHING").update();
        try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
            // The graph of vectors is built in memory, or it takes many times as long.
            statement.execute("SET maintenance_work_mem = '4GB'");
            for (Map.Entry<String, String> index : INDEXES.entrySet()) {
                long start = System.nanoTime();
                try (Watch watch = new Watch(index.getKey(), progress)) {
                    statement.execute("CREATE INDEX " + index.getKey() + " ON " + index.getValue());
                }
                seconds.put(index.getKey(), (System.nanoTime() - start) / 1e9);
            }
            long start = System.nanoTime();
            statement.execute("VACUUM ANALYZE search_document, search_vector_1");
            seconds.put("vacuum analyze", (System.nanoTime() - start) / 1e9);
        } catch (SQLException e) {
            throw new IllegalStateException("the database refuses an index: " + e.getMessage(), e);
        }
        return seconds;
    }

    void dropIndexes() {
        INDEXES.keySet().forEach(index -> jdbc.sql("DROP INDEX IF EXISTS " + index).update());
    }

    /** Megabytes of each table and index. */
    Map<String, Double> megabytes() {
        Map<String, Double> sizes = new LinkedHashMap<>();
        List<String> names = List.of("search_document", "search_document_words", "search_document_service",
                "search_vector_1", "search_vector_1_incident");
        names.forEach(name -> sizes.put(name, jdbc.sql("SELECT pg_relation_size(CAST(:name AS regclass)) / 1048576.0")
                .param("name", name).query(Double.class).single()));
        return sizes;
    }

    String versions() {
        return jdbc.sql("SELECT 'PostgreSQL ' || current_setting('server_version') || ', pgvector ' || extversion"
                + " || ', shared_buffers ' || current_setting('shared_buffers') FROM pg_extension"
                + " WHERE extname = 'vector'").query(String.class).single();
    }

    @Override
    public void close() {
        dataSource.close();
    }

    /** Looks at a running build now and then, from a connection of its own. */
    private final class Watch implements AutoCloseable {

        private final CountDownLatch built = new CountDownLatch(1);

        Watch(String index, BiConsumer<String, Double> progress) {
            Thread.ofPlatform().daemon().start(() -> {
                try {
                    while (!built.await(5, TimeUnit.SECONDS)) {
                        jdbc.sql("""
                                 SELECT coalesce(tuples_done::float8 / nullif(tuples_total, 0),
                                                 blocks_done::float8 / nullif(blocks_total, 0), 0)
                                 FROM pg_stat_progress_create_index
                                 """).query((row, number) -> row.getDouble(1)).list()
                                .forEach(done -> progress.accept(index, done));
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }

        @Override
        public void close() {
            built.countDown();
        }
    }
}
