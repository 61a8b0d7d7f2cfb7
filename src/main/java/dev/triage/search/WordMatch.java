package dev.triage.search;

/** How much of a query's words a document answers, in whichever language they agree more. */
final class WordMatch {

    private final Glossary glossary;
    private final Wordings query;
    private final Bm25 own;
    private final Bm25 english;

    WordMatch(String query, TermStatistics statistics, Glossary glossary) {
        this.glossary = glossary;
        this.query = Wordings.of(query, glossary);
        this.own = new Bm25(this.query.own(), statistics);
        this.english = this.query.isForeign() ? new Bm25(this.query.english(), statistics) : own;
    }

    /**
     * What a document shares.
     *
     * @param share 0 if no word is shared, 1 for the query's own text
     * @param acrossLanguages whether only one of the two is Chinese, so that their letters cannot be compared
     */
    record Shared(double share, boolean acrossLanguages) {}

    Shared with(String document) {
        Wordings words = Wordings.of(document, glossary);
        double asTheyStand = own.share(words.own());
        return words.isForeign() || query.isForeign()
                ? new Shared(Math.max(asTheyStand, english.share(words.english())),
                        words.isForeign() != query.isForeign())
                : new Shared(asTheyStand, false);
    }
}
