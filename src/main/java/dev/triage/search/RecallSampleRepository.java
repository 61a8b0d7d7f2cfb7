package dev.triage.search;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** How much of what exact search finds the index of vectors finds, by a sample of bounded cost. */
@Repository
class RecallSampleRepository {

    /** With fewer vectors PostgreSQL looks at all of them anyway. */
    private static final int VECTORS_MIN = 1_000;
    private static final int SAMPLES = 3;
    private static final int DEPTH = 10;
    private static final String NEAREST = """
                                          SELECT ref || ' ' || part FROM %1$s WHERE kind = 'INCIDENT'
                                          ORDER BY (embedding <=> CAST(:vector AS halfvec)) %2$s LIMIT %3$d
                                          """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final VectorSpaceRepository spaces;

    RecallSampleRepository(JdbcClient jdbc, TransactionTemplate transaction, VectorSpaceRepository spaces) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.spaces = spaces;
    }

    /**
     * The share of the nearest that is found, 0 to 1; empty while there are too few documents.
     *
     * @throws org.springframework.dao.QueryTimeoutException if a comparison takes longer than five seconds
     */
    OptionalDouble recall() {
        return spaces.live().map(this::recallOf).orElse(OptionalDouble.empty());
    }

    private OptionalDouble recallOf(VectorSpace space) {
        Double share = transaction.execute(status -> {
            jdbc.sql("SELECT set_config('statement_timeout', '5000', true), set_config('hnsw.ef_search', '100', true)")
                    .query().singleRow();
            List<String> vectors = jdbc.sql("SELECT embedding::text FROM " + space.table()
                    + " TABLESAMPLE bernoulli(:percent)"
                    + " WHERE kind = 'INCIDENT' LIMIT " + SAMPLES)
                    .param("percent", 100.0 * SAMPLES * 10 / Math.max(VECTORS_MIN, size(space)))
                    .query((row, number) -> row.getString(1)).list();
            if (size(space) < VECTORS_MIN || vectors.isEmpty()) {
                return null;
            }
            return vectors.stream().mapToDouble(vector -> found(space, vector)).average().orElse(Double.NaN);
        });
        return share == null ? OptionalDouble.empty() : OptionalDouble.of(share);
    }

    private double found(VectorSpace space, String vector) {
        // The sum keeps the index out.
        Set<String> exact = nearest(space, vector, "+ 0");
        Set<String> both = new TreeSet<>(exact);
        both.retainAll(nearest(space, vector, ""));
        return (double) both.size() / exact.size();
    }

    private Set<String> nearest(VectorSpace space, String vector, String how) {
        return new TreeSet<>(jdbc.sql(NEAREST.formatted(space.table(), how, DEPTH)).param("vector", vector)
                .query((row, number) -> row.getString(1)).list());
    }

    /** As of the last statistics; counting would cost more than it is worth. */
    private double size(VectorSpace space) {
        return jdbc.sql("SELECT greatest(reltuples, 0) FROM pg_class WHERE oid = to_regclass(:table)")
                .param("table", space.table()).query((row, number) -> row.getDouble(1)).optional().orElse(0.0);
    }
}
