package dev.triage.search;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** Which vector spaces there are, and which one answers. */
@Repository
public class VectorSpaceRepository {

    private static final String COLUMNS = "SELECT id, model, dimensions FROM search_space ";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    public VectorSpaceRepository(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** The space that answers; empty before the first document. */
    public Optional<VectorSpace> live() {
        return in("LIVE");
    }

    /** The space that is being filled to answer next. */
    Optional<VectorSpace> filling() {
        return in("FILLING");
    }

    /** Whether a model had answered before another took its place. */
    boolean wasRetired(String model) {
        return jdbc.sql("SELECT count(*) FROM search_space WHERE state = 'RETIRED' AND model = :model")
                .param("model", model).query(Integer.class).single() > 0;
    }

    /** The live space; if there is none yet, it is this model's from now on. */
    public VectorSpace liveOrNew(String model, int dimensions) {
        return live().orElseGet(() -> transaction.execute(status -> {
            lock();
            return live().orElseGet(() -> {
                VectorSpace space = create(model, dimensions, "LIVE");
                List.of(DocumentKind.values()).forEach(kind -> jdbc.sql(indexOf(space, kind, "")).update());
                return space;
            });
        }));
    }

    /** The space being filled with a model; one that was being filled with another model is given up. */
    VectorSpace fillingOrNew(String model, int dimensions) {
        return transaction.execute(status -> {
            lock();
            Optional<VectorSpace> filling = filling();
            if (filling.isPresent() && filling.get().model().equals(model)) {
                return filling.get();
            }
            filling.ifPresent(this::drop);
            return create(model, dimensions, "FILLING");
        });
    }

    /**
     * Lets a filled space answer, in one transaction that writers of documents wait for.
     *
     * @return false if a document has no vector in it yet, and nothing was done
     */
    boolean switchTo(VectorSpace filled) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            lock();
            if (!filling().equals(Optional.of(filled)) || missing(filled, 1) > 0) {
                return false;
            }
            jdbc.sql("UPDATE search_space SET state = 'RETIRED', changed_at = now() WHERE state = 'LIVE'").update();
            jdbc.sql("UPDATE search_space SET state = 'LIVE', changed_at = now() WHERE id = :id")
                    .param("id", filled.id()).update();
            return true;
        }));
    }

    /** Drops the vectors of spaces that answered until an hour ago; searches that still used them have ended. */
    void dropRetired() {
        jdbc.sql(COLUMNS + """
                           WHERE state = 'RETIRED' AND changed_at < now() - interval '1 hour'
                             AND to_regclass('search_vector_' || id) IS NOT NULL
                           """).query(VectorSpace.class).list()
                .forEach(space -> jdbc.sql("DROP TABLE IF EXISTS " + space.table()).update());
    }

    /** How many searchable documents have no vector of their present text; counts no further than a bound. */
    long missing(VectorSpace space, int atMost) {
        return jdbc.sql("SELECT count(*) FROM (SELECT 1 " + missingFrom(space) + " LIMIT :most) AS found")
                .param("most", atMost).query(Long.class).single();
    }

    static String missingFrom(VectorSpace space) {
        return """
               FROM search_document d WHERE d.searchable AND NOT EXISTS (
                   SELECT 1 FROM %s v WHERE (v.kind, v.ref, v.part, v.content_hash)
                                          = (d.kind, d.ref, d.part, d.content_hash))
               """.formatted(space.table());
    }

    /** Builds what indexes of a space are missing or were left half built, without keeping writers out. */
    void buildIndexes(VectorSpace space) {
        for (DocumentKind kind : DocumentKind.values()) {
            boolean sound = jdbc.sql("SELECT coalesce(bool_and(indisvalid), false) FROM pg_index"
                    + " WHERE indexrelid = to_regclass(:index)")
                    .param("index", space.index(kind)).query(Boolean.class).single();
            if (!sound) {
                jdbc.sql("DROP INDEX CONCURRENTLY IF EXISTS " + space.index(kind)).update();
                jdbc.sql(indexOf(space, kind, "CONCURRENTLY")).update();
            }
        }
    }

    private Optional<VectorSpace> in(String state) {
        return jdbc.sql(COLUMNS + "WHERE state = :state").param("state", state).query(VectorSpace.class).optional();
    }

    /** Changes of spaces are made one after the other, and not while a document is being written. */
    private void lock() {
        jdbc.sql("LOCK TABLE search_space IN EXCLUSIVE MODE").update();
    }

    private VectorSpace create(String model, int dimensions, String state) {
        int id = jdbc.sql("SELECT coalesce(max(id), 0) + 1 FROM search_space").query(Integer.class).single();
        VectorSpace space = new VectorSpace(id, model, dimensions);
        // The first table comes with the schema, and may have been made for as many dimensions as the usual model has.
        jdbc.sql("DROP TABLE IF EXISTS " + space.table()).update();
        jdbc.sql("""
                 CREATE TABLE %s (kind text NOT NULL, ref uuid NOT NULL, part integer NOT NULL,
                     content_hash text NOT NULL, embedding halfvec(%d) NOT NULL, PRIMARY KEY (kind, ref, part),
                     FOREIGN KEY (kind, ref, part) REFERENCES search_document ON DELETE CASCADE)
                 """.formatted(space.table(), dimensions)).update();
        jdbc.sql("INSERT INTO search_space (id, model, dimensions, state, changed_at)"
                + " VALUES (:id, :model, :dimensions, :state, now())").param("id", id).param("model", model)
                .param("dimensions", dimensions).param("state", state).update();
        return space;
    }

    private void drop(VectorSpace space) {
        jdbc.sql("DROP TABLE IF EXISTS " + space.table()).update();
        jdbc.sql("DELETE FROM search_space WHERE id = :id").param("id", space.id()).update();
    }

    private static String indexOf(VectorSpace space, DocumentKind kind, String how) {
        return "CREATE INDEX %s %s ON %s USING hnsw (embedding halfvec_cosine_ops) WHERE kind = '%s'".formatted(how,
                space.index(kind), space.table(), kind.name());
    }
}
