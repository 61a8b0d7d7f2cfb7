package dev.triage.search;

import java.util.Map;

/**
 * How well a document answers a query by its words: Okapi BM25, divided by what the query itself would reach as a
 * document, so that it is comparable between queries. Source as of {@link TermStatistics#inverseFrequency}.
 */
final class Bm25 {

    /** How soon more of the same word stops to count. */
    private static final double K1 = 1.2;
    /** How much a long document pays for its length. */
    private static final double B = 0.75;

    private final Terms query;
    private final TermStatistics statistics;
    private final double best;

    Bm25(Terms query, TermStatistics statistics) {
        this.query = query;
        this.statistics = statistics;
        this.best = score(query);
    }

    /** 0 if no word is shared, 1 for the query's own text; a little over 1 for a shorter one that repeats its words. */
    double share(Terms document) {
        return best == 0 ? 0 : score(document) / best;
    }

    private double score(Terms document) {
        double norm = K1 * (1 - B + B * document.length() / statistics.meanLength());
        double score = 0;
        for (Map.Entry<String, Integer> asked : query.counts().entrySet()) {
            int count = document.counts().getOrDefault(asked.getKey(), 0);
            if (count > 0) {
                score += statistics.inverseFrequency(asked.getKey()) * asked.getValue() * count * (K1 + 1)
                        / (count + norm);
            }
        }
        return score;
    }
}
