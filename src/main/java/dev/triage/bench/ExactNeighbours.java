package dev.triage.bench;

import dev.triage.search.Trigrams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Predicate;

/**
 * The rows most similar to each of many queries, by looking at every row: pg_trgm's similarity for all queries at once,
 * in one pass. It is compared with what PostgreSQL's own scan says by the benchmark that uses it.
 */
final class ExactNeighbours {

    /** So many neighbours are kept. */
    static final int KEPT = 10;

    /** @param allowed which rows count */
    record Asked(String text, Predicate<SearchCorpus.Row> allowed) {}

    private final List<Asked> asked;
    private final Map<Integer, List<Integer>> queriesByTrigram = new HashMap<>();
    private final int[] sizes;
    private final List<PriorityQueue<Double>> best = new ArrayList<>();

    ExactNeighbours(List<Asked> asked) {
        this.asked = asked;
        this.sizes = new int[asked.size()];
        for (int i = 0; i < sizes.length; i++) {
            Trigrams trigrams = Trigrams.of(asked.get(i).text());
            sizes[i] = trigrams.size();
            for (int trigram : trigrams.values()) {
                queriesByTrigram.computeIfAbsent(trigram, key -> new ArrayList<>()).add(i);
            }
            best.add(new PriorityQueue<>());
        }
    }

    /** The similarities of the nearest of the first so many rows, for each query the highest first. */
    List<List<Double>> of(SearchCorpus corpus, int rows) {
        int[] shared = new int[sizes.length];
        for (int row = 0; row < rows; row++) {
            SearchCorpus.Row candidate = corpus.row(row);
            Trigrams trigrams = Trigrams.of(candidate.text());
            Arrays.fill(shared, 0);
            for (int trigram : trigrams.values()) {
                for (int query : queriesByTrigram.getOrDefault(trigram, List.of())) {
                    shared[query]++;
                }
            }
            for (int query = 0; query < sizes.length; query++) {
                double similarity = shared[query] / (double) (trigrams.size() + sizes[query] - shared[query]);
                PriorityQueue<Double> own = best.get(query);
                if ((own.size() < KEPT || similarity > own.element())
                        && asked.get(query).allowed().test(candidate)) {
                    own.add(similarity);
                    if (own.size() > KEPT) {
                        own.remove();
                    }
                }
            }
        }
        return best.stream().map(queue -> queue.stream().sorted(Collections.reverseOrder()).toList()).toList();
    }
}
