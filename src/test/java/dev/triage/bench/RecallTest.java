package dev.triage.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecallTest {

    @Test
    void countsTheNeighboursThatAreSimilarEnough() {
        List<List<Double>> exact = List.of(List.of(0.9, 0.6, 0.4, 0.2));

        assertThat(Recall.of(List.of(List.of(0.9, 0.4)), exact, 5, 0.5)).isEqualTo(new Recall(1, 2));
        assertThat(Recall.of(List.of(List.of(0.9, 0.6, 0.4)), exact, 5, 0.3)).isEqualTo(new Recall(3, 3));
        assertThat(Recall.of(List.of(List.of(0.9)), exact, 1, 0.1)).isEqualTo(new Recall(1, 1));
    }

    @Test
    void exactNeighboursAreThoseOfTheCorpusAndOfTheFilter() {
        SearchCorpus corpus = new SearchCorpus(3, 300);
        SearchCorpus.Row row = corpus.row(17);

        List<List<Double>> exact = new ExactNeighbours(List.of(new ExactNeighbours.Asked(row.text(), any -> true),
                new ExactNeighbours.Asked(row.text(), other -> !other.ref().equals(row.ref())))).of(corpus, 300);

        assertThat(exact.getFirst()).hasSize(ExactNeighbours.KEPT).startsWith(1.0);
        assertThat(exact.getFirst().subList(1, 10)).isEqualTo(exact.getLast().subList(0, 9));
    }

    @Test
    void theSameSeedMakesTheSameIncidents() {
        assertThat(new SearchCorpus(5, 50).row(9).text()).isEqualTo(new SearchCorpus(5, 50).row(9).text());
        assertThat(new SearchCorpus(5, 50).row(9).text()).isNotEqualTo(new SearchCorpus(6, 50).row(9).text());
    }

    @Test
    void parametersAreWrittenOutInABareStatement() {
        assertThat(BareStatements.literal("WHERE words && :rare AND x::text LIKE 'a' LIMIT :most",
                Map.of("rare", new int[]{1, 2}, "most", 3)))
                .startsWith("WHERE words && '{1, 2}'::integer[] AND x::text").endsWith("LIMIT 3");
    }
}
