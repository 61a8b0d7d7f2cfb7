package dev.triage.search;

import java.sql.Array;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How many documents have a word, as far as the planner's own statistics tell, and which words of a query are rare
 * enough to be looked up: what a rare word finds is bounded, however many documents there are. Thread-safe.
 */
public final class WordFrequencies {

    /** So many documents together may have the words looked up; reading one takes some 2 µs. */
    static final int DOCUMENTS_MAX = 2_500;

    private static final long AGE_MAX_NANOS = Duration.ofMinutes(5).toNanos();

    /** @param unlisted documents that a word has which is not among the common ones, at most */
    private record Counts(Map<Integer, Double> common, double unlisted, long readAt) {}

    private final JdbcClient jdbc;
    private volatile Counts counts = new Counts(Map.of(), 1, System.nanoTime() - AGE_MAX_NANOS);

    public WordFrequencies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The rarest of some words, the rarest first; at least one if there are any. */
    public int[] rarest(int[] words) {
        Counts known = current();
        double[] documents = Arrays.stream(words).mapToDouble(word -> known.common.getOrDefault(word, known.unlisted))
                .toArray();
        int[] rarestFirst = IntStream.range(0, words.length).boxed()
                .sorted(Comparator.comparingDouble(i -> documents[i])).mapToInt(Integer::intValue).toArray();
        int count = 0;
        double sum = 0;
        while (count < words.length && (count == 0 || sum + documents[rarestFirst[count]] <= DOCUMENTS_MAX)) {
            sum += documents[rarestFirst[count++]];
        }
        return Arrays.stream(rarestFirst, 0, count).map(i -> words[i]).toArray();
    }

    /** Makes the next call read the statistics again. */
    void forget() {
        counts = new Counts(Map.of(), 1, System.nanoTime() - AGE_MAX_NANOS);
    }

    private Counts current() {
        Counts known = counts;
        if (System.nanoTime() - known.readAt >= AGE_MAX_NANOS) {
            known = read();
            counts = known;
        }
        return known;
    }

    /** Of a full list the rarest word tells what the others can have at most; most of them have far less. */
    private Counts read() {
        return jdbc.sql("""
                        SELECT s.most_common_elems::text::integer[] AS words, s.most_common_elem_freqs AS shares,
                               greatest(c.reltuples, 0) AS documents
                        FROM pg_stats s
                        JOIN pg_class c ON c.relname = s.tablename AND c.relnamespace = s.schemaname::regnamespace
                        WHERE s.schemaname = current_schema() AND s.tablename = 'search_document'
                          AND s.attname = 'words' AND s.most_common_elems IS NOT NULL
                        """).query((row, number) -> {
            Integer[] words = array(row.getArray("words"), Integer[].class);
            Float[] shares = array(row.getArray("shares"), Float[].class);
            double documents = row.getDouble("documents");
            Map<Integer, Double> common = HashMap.newHashMap(words.length);
            double least = Double.MAX_VALUE;
            for (int i = 0; i < words.length; i++) {
                common.put(words[i], shares[i] * documents);
                least = Math.min(least, shares[i] * documents);
            }
            return new Counts(common, Math.max(1, least / 2), System.nanoTime());
        }).optional().orElseGet(() -> new Counts(Map.of(), 1, System.nanoTime()));
    }

    private static <T> T array(Array array, Class<T> type) throws SQLException {
        return type.cast(array.getArray());
    }
}
