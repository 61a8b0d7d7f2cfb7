package dev.triage.search;

import com.pgvector.PGbit;
import com.pgvector.PGhalfvec;
import dev.triage.redact.RedactedText;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** What is missing in the index, and filling it in. */
@Repository
class ReindexRepository {

    /** Any number that no other lock of the database has. */
    private static final long LOCK = 0x7_12A6E_5EA2CL;

    private final DataSource dataSource;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    ReindexRepository(DataSource dataSource, JdbcClient jdbc, TransactionTemplate transaction) {
        this.dataSource = dataSource;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /**
     * Works while nobody else does. The lock belongs to a session, so it is free as soon as its holder dies; one
     * connection is kept for it.
     *
     * @return false if somebody else is at work
     */
    boolean alone(Runnable work) {
        try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
            try (ResultSet locked = statement.executeQuery("SELECT pg_try_advisory_lock(" + LOCK + ")")) {
                locked.next();
                if (!locked.getBoolean(1)) {
                    return false;
                }
            }
            try {
                work.run();
            } finally {
                statement.execute("SELECT pg_advisory_unlock(" + LOCK + ")");
            }
            return true;
        } catch (SQLException e) {
            throw new IllegalStateException("the database does not answer: " + e.getMessage(), e);
        }
    }

    void forgetSketches() {
        jdbc.sql("UPDATE search_document SET words = NULL, sketch = NULL WHERE words IS NOT NULL").update();
    }

    /** Makes the sketches of some documents that have none; returns of how many. */
    int sketch(int most) {
        Integer done = transaction.execute(status -> {
            List<MissingVector> parts = jdbc.sql("""
                                                 SELECT kind, ref, part, content_hash, title, body FROM search_document
                                                 WHERE words IS NULL LIMIT :most FOR UPDATE
                                                 """).param("most", most).query((row, n) -> part(row)).list();
            parts.forEach(part -> {
                TextSketch sketch = TextSketch.of(NearestStatement.text(part.title().value(), part.body().value()));
                jdbc.sql("UPDATE search_document SET words = :words, sketch = :sketch"
                        + " WHERE kind = :kind AND ref = :ref AND part = :part").param("words", sketch.words())
                        .param("sketch", new PGbit(sketch.bits())).param("kind", part.kind().name())
                        .param("ref", part.ref()).param("part", part.part()).update();
            });
            return parts.size();
        });
        return done == null ? 0 : done;
    }

    /** Some searchable parts without a vector of their present text. */
    List<MissingVector> missing(VectorSpace space, int most) {
        return jdbc.sql("SELECT d.kind, d.ref, d.part, d.content_hash, d.title, d.body "
                + VectorSpaceRepository.missingFrom(space) + " LIMIT :most").param("most", most)
                .query((row, number) -> part(row)).list();
    }

    /** Stores vectors, each if its document still has the text it was made of. */
    void fill(VectorSpace space, List<MissingVector> parts, List<float[]> vectors) {
        transaction.executeWithoutResult(status -> {
            for (int i = 0; i < parts.size(); i++) {
                MissingVector part = parts.get(i);
                jdbc.sql("""
                         INSERT INTO %s (kind, ref, part, content_hash, embedding)
                         SELECT kind, ref, part, content_hash, CAST(:embedding AS halfvec) FROM search_document
                         WHERE kind = :kind AND ref = :ref AND part = :part AND content_hash = :hash
                         ON CONFLICT (kind, ref, part) DO UPDATE
                         SET content_hash = excluded.content_hash, embedding = excluded.embedding
                         """.formatted(space.table())).param("embedding", new PGhalfvec(vectors.get(i)).getValue())
                        .param("kind", part.kind().name()).param("ref", part.ref()).param("part", part.part())
                        .param("hash", part.contentHash()).update();
            }
        });
    }

    private static MissingVector part(ResultSet row) throws SQLException {
        return new MissingVector(DocumentKind.valueOf(row.getString("kind")), row.getObject("ref", UUID.class),
                row.getInt("part"), row.getString("content_hash"), RedactedText.fromStore(row.getString("title")),
                RedactedText.fromStore(row.getString("body")));
    }
}
