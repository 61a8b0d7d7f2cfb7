package dev.triage.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HealthApiTest extends ApiTest {

    @Test
    void readinessMeansTheDatabaseAndTheQueue() {
        Reply ready = http().get("/actuator/health/readiness");

        assertThat(ready.status()).isEqualTo(200);
        assertThat(ready.at("/components/db/status")).isEqualTo("UP");
        assertThat(ready.at("/components/dbScheduler/status")).isEqualTo("UP");
        assertThat(ready.body()).doesNotContain("details");
    }

    @Test
    void livenessAsksForNothingButTheProcess() {
        Reply live = http().get("/actuator/health/liveness");

        assertThat(live.at("/status")).isEqualTo("UP");
        assertThat(live.json().at("/components").propertyNames()).containsExactly("livenessState");
    }

    @Test
    void metricsTellOfRunsAndTheQueue() {
        finishedRun("Counted");

        assertThat(http().get("/actuator/prometheus").body()).contains("triage_runs_total{", "triage_queue_depth");
    }

    @Test
    void nothingElseIsExposed() {
        assertThat(http().get("/actuator/info").status()).isEqualTo(200);
        for (String hidden : new String[]{"", "/env", "/beans", "/heapdump", "/loggers", "/configprops", "/shutdown"}) {
            assertThat(http().get("/actuator" + hidden).status()).as(hidden).isEqualTo(404);
        }
    }
}
