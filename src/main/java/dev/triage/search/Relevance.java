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
     * Sum that is worth one half, from which on a past incident is shown. With it, one in twelve of those who have no
     * relatives among the incidents is shown something, as {@code bench retrieval} counts; see docs/search.md.
     */
    private static final double EVEN = 0.76;
    /** How much more makes the odds grow by e. */
    private static final double STEP = 0.10;

    /** 0 to 1, more for a nearer one. */
    double of(double cosine, double words, double trigram) {
        double sum = cosine + wordsWeight * words + trigramWeight * trigram;
        return 1 / (1 + Math.exp((EVEN - sum) / STEP));
    }
}
