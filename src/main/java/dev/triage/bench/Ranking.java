package dev.triage.bench;

import dev.triage.stats.Interval;
import dev.triage.stats.PairedBootstrap;
import dev.triage.stats.PairedUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * How well one way of searching orders its answers, over many queries. Measures as in C. Manning, P. Raghavan and
 * H. Schütze, "Introduction to Information Retrieval", 2008, chapter 8; every relevant document counts 1.
 */
final class Ranking {

    private record Query(double hit1, double hit5, double ndcg10, double reciprocalRank) {}

    private static final double LEVEL = 0.95;

    private final List<Query> queries = new ArrayList<>();

    /**
     * Adds the answer to one query.
     *
     * @param ranked documents, the best first, each once
     * @param relevant those that should have been found, one at least
     */
    <T> void add(List<T> ranked, Set<T> relevant) {
        if (relevant.isEmpty() || new HashSet<>(ranked).size() != ranked.size()) {
            throw new IllegalArgumentException("a query has relevant documents, and an answer names each once");
        }
        double gain = 0;
        int first = 0;
        for (int rank = 1; rank <= ranked.size(); rank++) {
            if (relevant.contains(ranked.get(rank - 1))) {
                first = first == 0 ? rank : first;
                gain += rank <= 10 ? discount(rank) : 0;
            }
        }
        double best = 0;
        for (int rank = 1; rank <= Math.min(10, relevant.size()); rank++) {
            best += discount(rank);
        }
        queries.add(new Query(first == 1 ? 1 : 0, first >= 1 && first <= 5 ? 1 : 0, gain / best,
                first == 0 ? 0 : 1.0 / first));
    }

    double hit1() {
        return mean(Query::hit1);
    }

    double hit5() {
        return mean(Query::hit5);
    }

    double ndcg10() {
        return mean(Query::ndcg10);
    }

    double reciprocalRank() {
        return mean(Query::reciprocalRank);
    }

    /** A row of a table: each measure with its 95 % bootstrap interval over the queries. */
    String row(String name) {
        return String.format(Locale.ROOT, "| %s | %s | %s | %s | %s |", name, cell(Query::hit1), cell(Query::hit5),
                cell(Query::ndcg10), cell(Query::reciprocalRank));
    }

    private String cell(ToDoubleFunction<Query> measure) {
        List<PairedUnit> units = new ArrayList<>();
        for (int i = 0; i < queries.size(); i++) {
            units.add(new PairedUnit("q" + i, "q" + i, 0, measure.applyAsDouble(queries.get(i))));
        }
        Interval interval = PairedBootstrap.draw(units, PairedBootstrap.DRAWS, PairedBootstrap.SEED).interval(LEVEL);
        return String.format(Locale.ROOT, "%.3f (%.2f to %.2f)", mean(measure), Math.max(0, interval.low()),
                Math.min(1, interval.high()));
    }

    private double mean(ToDoubleFunction<Query> measure) {
        return queries.stream().mapToDouble(measure).average().orElse(0);
    }

    private static double discount(int rank) {
        return Math.log(2) / Math.log(rank + 1.0);
    }
}
