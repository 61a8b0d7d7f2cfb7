package dev.triage.search;

import com.pgvector.PGbit;
import com.pgvector.PGhalfvec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One statement that asks for what is near a query. Documents that may not be found (not searchable, the one that asks,
 * later ones, what the filter leaves out) are left out by the statement itself.
 */
public final class NearestStatement {

    /** So many documents with the query's rare words are looked at; reached only if the statistics are stale. */
    private static final int RARE_MAX = 2 * WordFrequencies.DOCUMENTS_MAX;

    /** What the sketch takes for the nearest is compared exactly; so many are enough for the five best to be among. */
    private static final int COMPARED_MIN = 60;

    private final SearchQuery query;
    private final List<float[]> embeddings;
    private final int candidates;
    private final Trigrams trigrams;
    private final TextSketch sketch;

    public NearestStatement(SearchQuery query, List<float[]> embeddings, int candidates) {
        this.query = query;
        this.embeddings = List.copyOf(embeddings);
        this.candidates = candidates;
        String text = text(query.title().value(), query.body().value());
        this.trigrams = Trigrams.of(text);
        this.sketch = TextSketch.of(text);
    }

    /** The text that is compared: all of a part. */
    public static String text(String title, String body) {
        return title + '\n' + body;
    }

    /** The different words of the query, as the index has them. */
    public int[] words() {
        return sketch.words();
    }

    /** The pg_trgm similarity of a part to the query, 0 to 1. */
    double similarity(String title, String body) {
        return trigrams.similarity(Trigrams.of(text(title, body)));
    }

    /** @param space where the query's vectors belong; empty to look for words only */
    public String sql(Optional<VectorSpace> space) {
        String eligible = eligible();
        String byMeaning = space
                .map(in -> vectors().mapToObj(
                        i -> """
                              UNION (SELECT d.ref, d.part FROM %1$s v JOIN search_document d USING (kind, ref, part)
                                     WHERE v.kind = '%2$s' AND %3$s
                                     ORDER BY v.embedding <=> :embedding%4$d LIMIT :candidates)
                             """.formatted(in.table(), query.kind(), eligible, i)).collect(Collectors.joining()))
                .orElse("");
        String cosine = space.filter(in -> !embeddings.isEmpty()).map(in -> "greatest(" + vectors()
                .mapToObj(i -> "1 - (v.embedding <=> :embedding" + i + ")").collect(Collectors.joining(", ")) + ")")
                .orElse("0.0");
        String join = space.map(in -> "LEFT JOIN " + in.table() + " v USING (kind, ref, part)").orElse("");
        return """
               WITH rare AS MATERIALIZED (
                   SELECT d.ref, d.part, d.sketch FROM search_document d
                   WHERE %1$s AND d.words && :rare LIMIT %2$d),
               near AS MATERIALIZED (
                   (SELECT ref, part FROM rare ORDER BY sketch <%%> :sketch LIMIT :compared)
                   %3$s)
               SELECT ref, part, title, body, %4$s AS cosine
               FROM near JOIN search_document USING (ref, part) %5$s
               WHERE kind = '%6$s'
               ORDER BY ref, part
               """.formatted(eligible, RARE_MAX, byMeaning, cosine, join, query.kind());
    }

    private String eligible() {
        SearchFilter filter = query.filter();
        return "d.kind = '" + query.kind() + "' AND d.searchable"
                + (query.excludeRef() == null ? "" : " AND d.ref <> :excluded")
                + (query.before() == null ? "" : " AND d.occurred_at <= :before")
                + (filter.since() == null ? "" : " AND d.occurred_at >= :since")
                + (filter.services().isEmpty() ? "" : " AND d.service = ANY (:services::text[])")
                + (filter.labels().isEmpty() ? "" : " AND d.labels @> :labels::text[]");
    }

    /** @param rare words to look up */
    public Map<String, Object> parameters(int[] rare) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("rare", rare);
        parameters.put("sketch", new PGbit(sketch.bits()));
        parameters.put("compared", Math.max(COMPARED_MIN, 2 * candidates));
        parameters.put("candidates", candidates);
        vectors().forEach(i -> parameters.put("embedding" + i, new PGhalfvec(embeddings.get(i))));
        if (query.excludeRef() != null) {
            parameters.put("excluded", query.excludeRef());
        }
        if (query.before() != null) {
            parameters.put("before", SearchRepository.micros(query.before()));
        }
        if (query.filter().since() != null) {
            parameters.put("since", SearchRepository.micros(query.filter().since()));
        }
        parameters.put("services", query.filter().services().toArray(String[]::new));
        parameters.put("labels", query.filter().labels().toArray(String[]::new));
        return parameters;
    }

    private IntStream vectors() {
        return IntStream.range(0, embeddings.size());
    }
}
