package dev.triage.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A thousand alerts of a few failures: few incidents, none lost, one run each. */
class AlertStormTest extends HookTest {

    private static final int ALERTS = 1000;
    private static final int FAILURES = 5;

    @Test
    void aStormMakesFewIncidentsLosesNoAlertAndCostsOneRunEach() throws Exception {
        AlertStorm.Figures figures = AlertStorm.send("http://127.0.0.1:" + http().port(), ALERTS, FAILURES, 20,
                Duration.ofSeconds(5), "");

        assertThat(figures.accepted()).as("%s", figures).isEqualTo(ALERTS);
        List<JsonNode> incidents = List.copyOf(http().get("/api/v1/incidents?q=storm&limit=200").json().at("/items")
                .values());
        assertThat(incidents).hasSize(FAILURES);
        int stored = 0;
        for (JsonNode incident : incidents) {
            String id = incident.at("/id").asString("");
            stored += alertsOf(id).size();
            assertThat(endedRuns(id, 1)).hasSize(1);
            String run = endedRuns(id, 1).getFirst().at("/runId").asString("");
            assertThat(http().get("/api/v1/runs/" + run).at("/addedContext").length()).isLessThan(40_000);
        }
        assertThat(stored).isEqualTo(ALERTS);
    }
}
