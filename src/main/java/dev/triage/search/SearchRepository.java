package dev.triage.search;

import com.pgvector.PGvector;
import dev.triage.redact.RedactedText;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** The searchable documents in the database. */
@Repository
class SearchRepository {

    /** Up to this length a query is looked for as a phrase within longer texts; beyond, texts are compared as wholes. */
    private static final int PHRASE_MAX_CHARS = 48;

    /** So much of a text without a title is compared with titles. */
    private static final int TITLE_MAX_CHARS = 400;

    /** Bodies are cut, because the cost grows with the length and the beginning holds what tells most. */
    private static final String PHRASE_IN_BODY = "word_similarity(:title, left(body, 500))";
    private static final String ALIKE_BODIES = "similarity(left(:body, 500), left(body, 500))";

    private record Place(UUID ref, int part) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    SearchRepository(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
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

    /** Makes these the parts of a document, and the only ones. */
    void replace(DocumentKind kind, UUID ref, List<EmbeddedPart> parts, String embeddingModel) {
        transaction.executeWithoutResult(status -> replaceWithin(kind, ref, parts, embeddingModel));
    }

    private void replaceWithin(DocumentKind kind, UUID ref, List<EmbeddedPart> parts, String embeddingModel) {
        for (EmbeddedPart part : parts) {
            if (part.embedding() == null) {
                touch(part.document());
            } else {
                write(part, part.embedding(), embeddingModel);
            }
        }
        List<Integer> kept = parts.stream().map(part -> part.document().part()).toList();
        jdbc.sql("DELETE FROM search_document WHERE kind = :kind AND ref = :ref AND part NOT IN (:kept)")
                .param("kind", kind.name()).param("ref", ref).param("kept", kept).update();
    }

    void remove(DocumentKind kind, UUID ref) {
        jdbc.sql("DELETE FROM search_document WHERE kind = :kind AND ref = :ref")
                .param("kind", kind.name()).param("ref", ref).update();
    }

    /**
     * The documents nearest by title and those nearest by meaning, each with both measures. Titles are ordered by
     * plain similarity where it will do: over 5,000 rows the order by phrase takes sixteen times as long. The kind
     * stands in the statement as a literal and the plan is made for the very parameters, or the partial indexes could
     * not be used.
     *
     * @param embeddings vectors of the query's chunks, at least one
     */
    List<Candidate> nearest(SearchQuery query, List<float[]> embeddings, String embeddingModel, int candidates,
            Duration timeout) {
        return Objects.requireNonNull(transaction.execute(status -> {
            configure(candidates, timeout);
            Map<Place, Candidate> best = new LinkedHashMap<>();
            for (float[] embedding : embeddings) {
                nearestWithin(query, embedding, embeddingModel, candidates).forEach(candidate -> best
                        .merge(new Place(candidate.ref(), candidate.part()), candidate, Candidate::orNearer));
            }
            return List.copyOf(best.values());
        }));
    }

    private void configure(int candidates, Duration timeout) {
        jdbc.sql("""
                 SELECT set_config('statement_timeout', :timeout, true),
                        set_config('plan_cache_mode', 'force_custom_plan', true),
                        set_config('hnsw.ef_search', :breadth, true),
                        set_config('hnsw.iterative_scan', 'strict_order', true)
                 """).param("timeout", Long.toString(timeout.toMillis()))
                .param("breadth", Integer.toString(Math.max(40, candidates))).query().singleRow();
    }

    private List<Candidate> nearestWithin(SearchQuery query, float[] embedding, String embeddingModel, int candidates) {
        RedactedText words = query.title().isBlank() ? start(query.body()) : query.title();
        boolean shortTitle = words.length() <= PHRASE_MAX_CHARS;
        String eligible = "kind = '" + query.kind().name() + "' AND searchable"
                + (query.excludeRef() == null ? "" : " AND ref <> :excluded")
                + (query.before() == null ? "" : " AND occurred_at <= :before");
        JdbcClient.StatementSpec statement = jdbc
                .sql("""
                     WITH by_words AS MATERIALIZED (
                         SELECT ref, part FROM search_document
                         WHERE %1$s AND embedding_model = :model
                         ORDER BY title %4$s :title LIMIT :candidates),
                     by_meaning AS MATERIALIZED (
                         SELECT ref, part FROM search_document
                         WHERE %1$s AND embedding_model = :model
                         ORDER BY embedding <=> :embedding LIMIT :candidates)
                     SELECT ref, part, title, body, 1 - (embedding <=> :embedding) AS cosine,
                            greatest(word_similarity(:title, title), %3$s) AS trigram
                     FROM search_document JOIN (SELECT * FROM by_words UNION SELECT * FROM by_meaning) AS near
                          USING (ref, part)
                     WHERE kind = '%2$s'
                     ORDER BY ref, part
                     """.formatted(eligible, query.kind().name(), shortTitle ? PHRASE_IN_BODY : ALIKE_BODIES,
                        shortTitle ? "<->>" : "<->"))
                .param("model", embeddingModel).param("title", words.value())
                .param("body", query.body().value()).param("embedding", new PGvector(embedding))
                .param("candidates", candidates);
        if (query.excludeRef() != null) {
            statement = statement.param("excluded", query.excludeRef());
        }
        if (query.before() != null) {
            statement = statement.param("before", Timestamp.from(query.before().truncatedTo(ChronoUnit.MICROS)));
        }
        return statement.query((row, number) -> new Candidate(row.getObject("ref", UUID.class), row.getInt("part"),
                row.getDouble("trigram"), row.getDouble("cosine"), RedactedText.fromStore(row.getString("title")),
                RedactedText.fromStore(row.getString("body")))).list();
    }

    private static RedactedText start(RedactedText text) {
        return text.slice(0, Math.min(text.length(), TITLE_MAX_CHARS));
    }

    private void touch(SearchDocument document) {
        jdbc.sql("""
                 UPDATE search_document SET occurred_at = :occurred, searchable = :searchable
                 WHERE kind = :kind AND ref = :ref AND part = :part
                   AND (occurred_at, searchable) IS DISTINCT FROM (:occurred, :searchable)
                 """).param("occurred", occurred(document)).param("searchable", document.searchable())
                .param("kind", document.kind().name()).param("ref", document.ref()).param("part", document.part())
                .update();
    }

    private void write(EmbeddedPart part, float[] embedding, String embeddingModel) {
        SearchDocument document = part.document();
        jdbc.sql("""
                 INSERT INTO search_document (kind, ref, part, title, body, content_hash, embedding, embedding_model,
                                              occurred_at, searchable)
                 VALUES (:kind, :ref, :part, :title, :body, :hash, :embedding, :model, :occurred, :searchable)
                 ON CONFLICT (kind, ref, part) DO UPDATE
                 SET title = excluded.title, body = excluded.body, content_hash = excluded.content_hash,
                     embedding = excluded.embedding, embedding_model = excluded.embedding_model,
                     occurred_at = excluded.occurred_at, searchable = excluded.searchable
                 """).param("kind", document.kind().name()).param("ref", document.ref())
                .param("part", document.part()).param("title", document.title().value())
                .param("body", document.body().value()).param("hash", part.contentHash())
                .param("embedding", new PGvector(embedding)).param("model", embeddingModel)
                .param("occurred", occurred(document)).param("searchable", document.searchable()).update();
    }

    private static Timestamp occurred(SearchDocument document) {
        return Timestamp.from(document.occurredAt().truncatedTo(ChronoUnit.MICROS));
    }
}
