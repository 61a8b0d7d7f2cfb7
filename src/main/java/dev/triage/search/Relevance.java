package dev.triage.search;

/**
 * How near a document is, from three measures: the cosine of meaning carries most, shared words and trigrams add to it.
 * A weighted sum and not an order by rank, because it keeps what ranks throw away: how much nearer the first is than the
 * second, and whether anything is near at all.
 *
 * @param wordsWeight what {@link Bm25#share} adds
 * @param trigramWeight what pg_trgm's similarity adds
 */
record Relevance(double wordsWeight, double trigramWeight) {

    /**
     * Sum at which a match is as likely to be of the same failure as not, and the step by which its odds grow by e.
     * Fitted by {@code bench retrieval}; see docs/search.md.
     */
    private static final double EVEN = 0.70;
    private static final double STEP = 0.10;

    /** 0 to 1, more for a nearer one. */
    double of(double cosine, double words, double trigram) {
        double sum = cosine + wordsWeight * words + trigramWeight * trigram;
        return 1 / (1 + Math.exp((EVEN - sum) / STEP));
    }
}
