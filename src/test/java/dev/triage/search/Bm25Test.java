package dev.triage.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class Bm25Test {

    private static final List<Terms> DOCUMENTS = List.of(Terms.of("disk full on primary"),
            Terms.of("pool exhausted on checkout"), Terms.of("certificate expired on gateway"));

    private final TermStatistics statistics = TermStatistics.of(DOCUMENTS);

    @Test
    void theInverseFrequencyIsThatOfTheFormula() {
        assertThat(statistics.documents()).isEqualTo(3);
        assertThat(statistics.meanLength()).isEqualTo(4, within(1e-9));
        // ln(1 + (3 - 1 + 0.5) / (1 + 0.5)) and ln(1 + (3 - 3 + 0.5) / (3 + 0.5))
        assertThat(statistics.inverseFrequency("disk")).isEqualTo(0.980829, within(1e-6));
        assertThat(statistics.inverseFrequency("on")).isEqualTo(0.133531, within(1e-6));
    }

    @Test
    void oneForTheQueryItselfAndNoneForNothingShared() {
        Bm25 query = new Bm25(DOCUMENTS.getFirst(), statistics);

        assertThat(query.share(DOCUMENTS.getFirst())).isEqualTo(1, within(1e-9));
        assertThat(query.share(Terms.of("queue lag"))).isZero();
    }

    @Test
    void aRareWordSharedTellsMoreThanACommonOne() {
        Bm25 query = new Bm25(Terms.of("disk on"), statistics);

        assertThat(query.share(Terms.of("disk of replica grew")))
                .isGreaterThan(query.share(Terms.of("work on replica set")));
    }

    @Test
    void aQueryWithoutWordsSharesNothing() {
        assertThat(new Bm25(Terms.of("--"), statistics).share(DOCUMENTS.getFirst())).isZero();
    }
}
