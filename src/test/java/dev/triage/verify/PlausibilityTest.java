package dev.triage.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlausibilityTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            textBlock = """
                        wrong-direction     | The pool increased from 64 to 30 sessions.
                        wrong-direction     | 错误率从 9% 上升到 0.2%。
                        wrong-direction     | Throughput dropped from 30 rps to 64 rps.
                        flat-is-no-spike    | CPU spiked from 38% to 40%.
                        factor-wrong        | Latency rose from 150ms to 6s, a 90x increase.
                        factor-wrong        | 延迟从 150 毫秒升至 6 秒，约 90 倍。
                        share-over-100      | 140% of the users could not log in.
                        shares-do-not-sum   | 60% of requests hit the cache and the remaining 50% the database.
                        count-exceeds-limit | 320 of 300 connections are in use.
                        not-saturated       | The CPU is saturated at 38%.
                        not-saturated       | CPU saturation slows the database.
                        """)
    void marksWhatDoesNotWorkOut(String rule, String sentence) {
        assertThat(rules(sentence)).as(sentence).contains(rule);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            textBlock = """
                        Latency rose from 150ms to 6s, a 40x increase.
                        Latency spiked from 150ms to 6s.
                        The error rate fell from 9% to 0.2%.
                        The load is 140% of its usual value.
                        64 of 300 sessions wait.
                        The CPU is not saturated at 38%.
                        The pool is saturated, CPU is at 38%, which is normal for it and rules the processor out.
                        91% of requests succeed and the remaining 9% fail.
                        """)
    void leavesAloneWhatWorksOut(String sentence) {
        assertThat(rules(sentence)).as(sentence).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                                            */30 * * * *    | 1800
                                            0 2 * * *       | 86400
                                            0 */6 * * *     | 21600
                                            0 9-17 * * 1-5  | 3600
                                            0 0 2 * * *     | 86400
                                            */30 * * * * *  | 30
                                            @hourly         | 3600
                                            """)
    void readsCronExpressions(String cron, double seconds) {
        assertThat(Schedule.crons("schedule: \"" + cron + "\"")).singleElement().extracting(Schedule::seconds)
                .isEqualTo(seconds);
    }

    @Test
    void readsFrequenciesInWords() {
        assertThat(Schedule.stated("nightly, every 30s, hourly, every 5 minutes, 每晚, 每30秒, 每隔 2 小时"))
                .extracting(Schedule::seconds).containsExactly(86_400.0, 30.0, 3600.0, 300.0, 86_400.0, 30.0, 7200.0);
    }

    private static List<String> rules(String sentence) {
        Ledger ledger = new Ledger(new CheckWords("en"));
        Sources sources = new Sources(Bookings.grounds("en"));
        new MagnitudeRule(sources.grounds().facts(), sources.own(), ledger).check(new Passage("summary", sentence));
        return ledger.findings().stream().map(Finding::rule).toList();
    }
}
