package dev.triage.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.triage.diagnosis.Evidence;
import dev.triage.diagnosis.Hypothesis;
import dev.triage.signature.ClueMatch.Place;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClauseTest {

    private static final String LINES = """
                                        Time: 16:20 UTC. parcel-api p95 latency rose from 90ms to 3.1s within ~2 minutes. Error rate went from 0.3% to 17% (mostly HTTP 503).
                                        Logs (last 10min): many "FATAL: sorry, too many clients already" and "connection refused" from parcel-api.
                                        Database:
                                        - CPU: 22% (normal)
                                        - active_connections: 300 / 300 (max_connections)
                                        - slow query log has a statement that is new since today and runs every 45s: SELECT * FROM parcel_events WHERE phase='open' (no index on phase; full table scan over ~9M rows, ~1.9s per execution)
                                        Deploys:
                                        - 16:05 UTC — parcel-api v3.7 shipped. Notes mention "adds nightly clean-up (cron: */20 * * * *)"
                                        """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
            "no disk alarm. p99 rose from 1s to 9s. users wait | rose | p99 rose from 1s to 9s",
            "lag grows; consumer 3 stopped; disk is fine | consumer | consumer 3 stopped",
            "DB: - cpu 20% - locks: 87 - io fine | locks | locks: 87",
            "09:10 UTC - cart v2 shipped - no other change | cart | 09:10 UTC - cart v2 shipped",
            "磁盘正常。连接数 300/300；客服反馈变慢 | 连接数 | 连接数 300/300",
            "up (seen at 10:01; 10:04. 10:09) and down | seen | up (seen at 10:01; 10:04. 10:09) and down",
            "from 1.5s to 2.5s, e.g. for carts. done | 2.5s | from 1.5s to 2.5s, e.g. for carts",
    })
    void endsWhereTheClauseEnds(String text, String word, String clause) {
        assertThat(around(text, word)).isEqualTo(clause);
    }

    @Test
    void givesUpWhatStandsInParenthesesWhenTheClauseIsTooLong() {
        String line = "the job runs " + "a rather long statement ".repeat(4) + "(" + "no index on it, ".repeat(6)
                + "slow)";

        assertThat(around(line, "job")).startsWith("the job").endsWith("statement");
        assertThat(around(line, "slow")).startsWith("no index").endsWith("slow");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 200, 400, 2_000})
    void isNeverTooLongAndHoldsTheFactWhole(int words) {
        String line = "word ".repeat(words) + "pool 300 / 300" + " word".repeat(words);

        assertThat(around(line, "pool 300 / 300")).contains("pool 300 / 300").matches("(word )*pool 300 / 300( word)*")
                .hasSizeLessThanOrEqualTo(Clause.CLAUSE_MAX_CHARS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", " "})
    void quotesWholeClausesWhetherTheContextHasLinesOrIsOneLine(String lineEnd) {
        String context = LINES.replace("\n", lineEnd);
        List<Hypothesis> hypotheses = Analysis.of(context).hypotheses();

        assertThat(hypotheses.getFirst().evidence()).extracting(Evidence::quote).contains("no index on phase")
                .doesNotContain("Deploys:");
        assertThat(hypotheses).allSatisfy(hypothesis -> {
            assertThat(hypothesis.evidence()).hasSizeLessThanOrEqualTo(4);
            assertThat(hypothesis.contradicting()).hasSizeLessThanOrEqualTo(3);
            for (List<Evidence> quotes : List.of(hypothesis.evidence(), hypothesis.contradicting())) {
                List<Place> places = new ArrayList<>();
                for (Evidence evidence : quotes) {
                    String quote = evidence.quote();
                    int at = context.indexOf(quote);
                    Place place = new Place(at, at + quote.length());
                    assertThat(places).noneMatch(place::overlaps);
                    places.add(place);
                    assertThat(count(quote, '(')).as(quote).isEqualTo(count(quote, ')'));
                    assertThat(quote).hasSizeLessThanOrEqualTo(Clause.CLAUSE_MAX_CHARS).doesNotContain("Deploys")
                            .doesNotEndWith("FROM").doesNotContain(". ");
                }
            }
        });
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }

    private static String around(String text, String word) {
        int at = text.indexOf(word);
        Place clause = Clause.around(text, new Place(at, at + word.length()));
        return text.substring(clause.start(), clause.end());
    }
}
