package dev.triage.search;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * How common terms are among the documents of a kind.
 *
 * @param documents how many were looked at
 * @param meanLength mean number of terms of one; 1 if there is none
 * @param frequencies in how many each term stands; those that stand in none are missing
 */
record TermStatistics(int documents, double meanLength, Map<String, Integer> frequencies) {

    static TermStatistics of(Collection<Terms> documents) {
        Map<String, Integer> frequencies = new HashMap<>();
        long length = 0;
        for (Terms document : documents) {
            length += document.length();
            document.counts().keySet().forEach(term -> frequencies.merge(term, 1, Integer::sum));
        }
        return new TermStatistics(documents.size(), documents.isEmpty()
                ? 1
                : Math.max(1, (double) length
                        / documents.size()),
                Map.copyOf(frequencies));
    }

    /**
     * What a term tells: little if most documents have it. Never negative; after S. Robertson and H. Zaragoza, "The
     * Probabilistic Relevance Framework: BM25 and Beyond", 2009, with the 1 inside the logarithm that keeps it so.
     */
    double inverseFrequency(String term) {
        int having = frequencies.getOrDefault(term, 0);
        return Math.log(1 + (documents - having + 0.5) / (having + 0.5));
    }
}
