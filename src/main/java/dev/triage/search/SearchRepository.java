package dev.triage.search;

import com.pgvector.PGbit;
import com.pgvector.PGhalfvec;
import dev.triage.redact.RedactedText;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** The searchable documents in the database: writing them, and what is near a query. */
@Repository
public class SearchRepository {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final VectorSpaceRepository spaces;
    private final WordFrequencies frequencies;

    public SearchRepository(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.spaces = new VectorSpaceRepository(jdbc, transaction);
        this.frequencies = new WordFrequencies(jdbc);
    }

    /** The content hash of each stored part. */
    Map<Integer, String> hashes(DocumentKind kind, UUID ref) {
        Map<Integer, String> hashes = new HashMap<>();
        jdbc.sql("SELECT part, content_hash FROM search_document WHERE kind = :kind AND ref = :ref")
                .param("kind", kind.name()).param("ref", ref)
                .query(row -> {
                    hashes.put(row.getInt("part"), row.getString("content_hash"));
                });
        return hashes;
    }

    /**
     * Makes these the parts of a document, and the only ones. Vectors of a model that is not the live one are left out;
     * those parts are found by words until the live model's are filled in.
     */
    public void replace(DocumentKind kind, UUID ref, List<EmbeddedPart> parts, String embeddingModel) {
        parts.stream().map(EmbeddedPart::embedding).filter(Objects::nonNull).findAny()
                .ifPresent(vector -> spaces.liveOrNew(embeddingModel, vector.length));
        transaction.executeWithoutResult(status -> replaceWithin(kind, ref, parts, embeddingModel));
    }

    private void replaceWithin(DocumentKind kind, UUID ref, List<EmbeddedPart> parts, String embeddingModel) {
        Optional<VectorSpace> live = jdbc
                .sql("SELECT id, model, dimensions FROM search_space WHERE state = 'LIVE' FOR SHARE")
                .query(VectorSpace.class).optional().filter(space -> space.model().equals(embeddingModel));
        for (EmbeddedPart part : parts) {
            if (part.embedding() == null) {
                touch(part.document());
            } else {
                write(part);
                live.ifPresent(space -> writeVector(space, part));
            }
        }
        List<Integer> kept = parts.stream().map(part -> part.document().part()).toList();
        jdbc.sql("DELETE FROM search_document WHERE kind = :kind AND ref = :ref AND part NOT IN (:kept)")
                .param("kind", kind.name()).param("ref", ref).param("kept", kept).update();
    }

    /** Takes a document out, with all its parts. */
    public void remove(DocumentKind kind, UUID ref) {
        jdbc.sql("DELETE FROM search_document WHERE kind = :kind AND ref = :ref")
                .param("kind", kind.name()).param("ref", ref).update();
    }

    /**
     * What is near by words, which is what shares the query's rare words and of that what has the most trigrams in
     * common, and what is near by meaning, which is what has the nearest vectors; each with both measures. Parts
     * without a vector of the given model have cosine 0, and so has everything if that model is not the live one.
     *
     * @param embeddings vectors of the query's chunks; none to look for words only
     */
    public List<Candidate> nearest(SearchQuery query, List<float[]> embeddings, String embeddingModel, int candidates,
            Duration timeout) {
        NearestStatement statement = new NearestStatement(query, embeddings, candidates);
        return Objects.requireNonNull(transaction.execute(status -> {
            Optional<VectorSpace> live = configure(candidates, embeddingModel, timeout);
            int[] rare = frequencies.rarest(statement.words());
            return jdbc.sql(statement.sql(live)).params(statement.parameters(rare)).query((row, number) -> {
                RedactedText title = RedactedText.fromStore(row.getString("title"));
                RedactedText body = RedactedText.fromStore(row.getString("body"));
                return new Candidate(row.getObject("ref", UUID.class), row.getInt("part"),
                        statement.similarity(title.value(), body.value()), row.getDouble("cosine"), title, body);
            }).list();
        }));
    }

    /** The statement is planned for the very parameters, or the partial indexes could not be used. */
    private Optional<VectorSpace> configure(int candidates, String embeddingModel, Duration timeout) {
        return jdbc.sql("""
                        WITH settings AS MATERIALIZED (
                            SELECT set_config('statement_timeout', :timeout, true),
                                   set_config('plan_cache_mode', 'force_custom_plan', true),
                                   set_config('jit', 'off', true),
                                   set_config('hnsw.ef_search', :breadth, true),
                                   set_config('hnsw.iterative_scan', 'relaxed_order', true))
                        SELECT id, model, dimensions
                        FROM settings LEFT JOIN search_space ON state = 'LIVE' AND model = :model
                        """).param("timeout", Long.toString(timeout.toMillis())).param("model", embeddingModel)
                .param("breadth", Integer.toString(Math.max(100, 2 * candidates)))
                .query((row, number) -> {
                    String live = row.getString("model");
                    return live == null
                            ? Optional.<VectorSpace>empty()
                            : Optional.of(new VectorSpace(row.getInt("id"), live, row.getInt("dimensions")));
                })
                .single();
    }

    private void touch(SearchDocument document) {
        jdbc.sql("""
                 UPDATE search_document
                 SET occurred_at = :occurred, searchable = :searchable, service = :service, labels = :labels::text[]
                 WHERE kind = :kind AND ref = :ref AND part = :part
                   AND (occurred_at, searchable, service, labels)
                       IS DISTINCT FROM (:occurred, :searchable, :service, :labels::text[])
                 """).param("occurred", micros(document.occurredAt())).param("searchable", document.searchable())
                .param("kind", document.kind().name()).param("ref", document.ref()).param("part", document.part())
                .param("service", document.service()).param("labels", document.labels().toArray(String[]::new))
                .update();
    }

    private void write(EmbeddedPart part) {
        SearchDocument document = part.document();
        TextSketch sketch = TextSketch.of(NearestStatement.text(document.title().value(), document.body().value()));
        jdbc.sql("""
                 INSERT INTO search_document (kind, ref, part, title, body, content_hash, words, sketch, occurred_at,
                                              searchable, service, labels)
                 VALUES (:kind, :ref, :part, :title, :body, :hash, :words, :sketch, :occurred, :searchable, :service,
                         :labels::text[])
                 ON CONFLICT (kind, ref, part) DO UPDATE
                 SET title = excluded.title, body = excluded.body, content_hash = excluded.content_hash,
                     words = excluded.words, sketch = excluded.sketch, occurred_at = excluded.occurred_at,
                     searchable = excluded.searchable, service = excluded.service, labels = excluded.labels
                 """).param("kind", document.kind().name()).param("ref", document.ref())
                .param("part", document.part()).param("title", document.title().value())
                .param("body", document.body().value()).param("hash", part.contentHash())
                .param("words", sketch.words()).param("sketch", new PGbit(sketch.bits()))
                .param("occurred", micros(document.occurredAt())).param("searchable", document.searchable())
                .param("service", document.service()).param("labels", document.labels().toArray(String[]::new))
                .update();
    }

    /** Replaces the vector of a part; the new text's is the only one that may be found. */
    private void writeVector(VectorSpace space, EmbeddedPart part) {
        SearchDocument document = part.document();
        jdbc.sql("""
                 INSERT INTO %s (kind, ref, part, content_hash, embedding)
                 VALUES (:kind, :ref, :part, :hash, :embedding)
                 ON CONFLICT (kind, ref, part) DO UPDATE
                 SET content_hash = excluded.content_hash, embedding = excluded.embedding
                 """.formatted(space.table())).param("kind", document.kind().name()).param("ref", document.ref())
                .param("part", document.part()).param("hash", part.contentHash())
                .param("embedding", new PGhalfvec(part.embedding())).update();
    }

    static Timestamp micros(Instant instant) {
        return Timestamp.from(instant.truncatedTo(ChronoUnit.MICROS));
    }
}
