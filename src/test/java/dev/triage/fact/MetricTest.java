package dev.triage.fact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricTest {

    @ParameterizedTest
    @CsvSource(delimiter = '§', quoteCharacter = '~',
            textBlock = """
                                                                              cart-svc p95 latency rose from 80ms to 2.5s § cart-svc p95 latency | 0.08 TIME -> 2.5 TIME
                                                                              Error rate climbed from 0.2% to 9% (mostly 502) § error rate | 0.002 RATIO -> 0.09 RATIO | mostly 502
                                                                              - active sessions: 200 / 200 (pool size) § active sessions | 200 PLAIN of 200 PLAIN | pool size
                                                                              - CPU: 41% (normal) § cpu | 0.41 RATIO | normal
                                                                              waiting_queries: 63 § waiting_queries | 63 PLAIN
                                                                              replicas 3 -> 0 § replicas | 3 PLAIN -> 0 PLAIN
                                                                              p99: 90ms → 400ms → 3s § p99 | 0.09 TIME -> 3 TIME
                                                                              p99 is 4s (up from 90ms) § p99 | 0.09 TIME -> 4 TIME
                                                                              queue depth at 12000, normally 300 § queue depth | 300 PLAIN -> 12000 PLAIN
                                                                              heap 75% of 4Gi § heap | 3221225472 BYTES of 4294967296 BYTES
                                                                              DatabaseConnections reached 97% of max_connections § databaseconnections | 0.97 RATIO | of max_connections
                                                                              current connections: 469 of 500 § current connections | 469 COUNT of 500 COUNT
                                                                              http_requests_total{code="503"} 12.5 § http_requests_total{code="503"} | 12.5 COUNT
                                                                              heap_used_bytes=1048576 § heap_used_bytes | 1048576 BYTES
                                                                              "restart_count": 8 § restart_count | 8 COUNT
                                                                              throughput fell from 1,200 req/s to 40 req/s § throughput | 1200 PER_SECOND -> 40 PER_SECOND
                                                                              0/3 nodes are available § nodes are available | 0 COUNT of 3 COUNT
                                                                              cpu_usage: [35.2, 60.1, 98.7] § cpu_usage | 35.2 PLAIN -> 98.7 PLAIN | max of 3 samples, mean 64.67, last 98.7
                                                                              支付接口 p99 延迟从 120ms 升至 4.8s § 支付接口 p99 延迟 | 0.12 TIME -> 4.8 TIME
                                                                              CPU 使用率：35%（正常） § cpu 使用率 | 0.35 RATIO | 正常
                                                                              连接数从 120 涨到 500 § 连接数 | 120 PLAIN -> 500 PLAIN
                                                                              consumer lag on topic orders grew from 200 to 1.2M messages § consumer lag on topic orders | 200 COUNT -> 1200000 COUNT
                        disk usage on /var 96% -> 99% § disk usage on /var | 0.96 RATIO -> 0.99 RATIO
                        hit rate fell from 97% to 41% § hit rate | 0.97 RATIO -> 0.41 RATIO
                        GC pause 2.3s (was 80ms) § gc pause | 0.08 TIME -> 2.3 TIME
                        p99 latency rose from 140 ms to 5.2 s between 09:02 and 09:05 § p99 latency | 0.14 TIME -> 5.2 TIME
                        node_avail_bytes{mountpoint="/data"} 1.2e+06 § node_avail_bytes{mountpoint="/data"} | 1200000 BYTES
                        Time to repair: 4h 12m § time to repair | 15120 TIME
                                                                              """)
    void readsValuesAndTheirMoves(String text, String expected) {
        assertThat(FactLines.of(MetricChange.class, text)).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '§', quoteCharacter = '~', textBlock = """
                                                                  port: 5432
                                                                  "id": 9001
                                                                  pid=4242
                                                                  retry in 5 to 10 minutes
                                                                  see https://example.org/graph?g0.tab=1
                                                                  version 2.41.0 of payment-svc
                                                                  available: 1 Insufficient cpu
                                                                  """)
    void readsNoMetricFromIdentifiersRangesAndSentences(String text) {
        assertThat(FactLines.of(MetricChange.class, text)).isEmpty();
    }

    @Test
    void readsSeveralInOneSentence() {
        assertThat(FactLines.of(MetricChange.class,
                "p99 latency went from 100ms to 3s, error rate from 1% to 20% and CPU stayed at 30%."))
                .containsExactly("p99 latency | 0.1 TIME -> 3 TIME", "error rate | 0.01 RATIO -> 0.2 RATIO",
                        "cpu | 0.3 RATIO");
    }

    @Test
    void namesASeriesByItsLabelAndTakesTheUnitBesideIt() {
        String json = """
                      {"id": "m1", "label": "FreeStorage", "unit": "Bytes", "timestamps": ["2026-03-04T09:14:00Z"], \
                      "values": [900.0, 500.0, 20.0, 30.0]}""";
        assertThat(FactLines.of(MetricChange.class, json))
                .containsExactly("freestorage | 900 BYTES -> 20 BYTES | min of 4 samples, mean 362.5, last 30.0");
    }

    @Test
    void readsASeriesThatIsCutOff() {
        assertThat(FactLines.of(MetricChange.class, "{\"pod-1\": {\"LatencyP99(s)\": [0.5, \"NaN\", 4.0, 0.75"))
                .containsExactly("pod-1 latencyp99(s) | 0.5 TIME -> 4 TIME | max of 3 samples, mean 1.75, last 0.75");
    }

    @Test
    void tellsFactorAndUsage() {
        MetricChange latency = FactLines.sheet("latency rose from 100ms to 3s").all(MetricChange.class).getFirst();
        MetricChange pool = FactLines.sheet("connections: 480 / 500").all(MetricChange.class).getFirst();
        assertThat(latency.factor()).isEqualTo(30);
        assertThat(latency.usage()).isNaN();
        assertThat(pool.usage()).isEqualTo(0.96);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '§', quoteCharacter = '~',
            textBlock = """
                                                                              logs of the last 5min show it § logs of the last | 300 TIME
                                                                              within ~3 minutes § within | 180 TIME
                                                                              过去5分钟出现大量报错 § 过去 | 300 TIME
                                                                              a scan over ~12M rows § a scan over | 12000000 COUNT
                                                                              about 2.4s per execution § about per execution | 2.4 TIME
                                                                              a backup of 1.5 GiB ran § a backup of | 1610612736 BYTES
                                                                              3,200 users affected § affected | 3200 COUNT
                        it cost us $1,200 so far § it cost us | 1200 MONEY
                                                                              after 1h30m of silence § after of silence | 5400 TIME
                                                                              """)
    void keepsOtherNumbersWithUnitsAsQuantities(String text, String expected) {
        assertThat(FactLines.of(Quantity.class, text)).containsExactly(expected);
    }
}
