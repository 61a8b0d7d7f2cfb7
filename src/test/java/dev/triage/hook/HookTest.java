package dev.triage.hook;

import static org.awaitility.Awaitility.await;

import dev.triage.TestDatabase;
import dev.triage.TestHttp;
import dev.triage.TriageApplication;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;

/** One service for the tests of webhooks, impatient, on a database of its own. */
@SpringBootTest(classes = TriageApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"triage.llm.presets=false", "triage.llm.embedding-warm-up=false", "triage.alerts.quiet=1s",
                "triage.alerts.max-wait=20s", "triage.alerts.rerun-interval=1s", "db-scheduler.polling-interval=200ms",
                "triage.hooks.pagerduty-secrets=" + HookTest.OLD_SECRET + "," + HookTest.NEW_SECRET,
                "triage.hooks.generic.sources.sentry.title=/data/issue/title",
                "triage.hooks.generic.sources.sentry.fingerprint=/data/issue/id",
                "triage.hooks.generic.sources.sentry.service=/data/issue/project/slug",
                "triage.hooks.generic.sources.sentry.severity=/data/issue/level",
                "triage.hooks.generic.sources.sentry.status=/data/issue/status",
                "triage.hooks.generic.sources.sentry.labels=/data/issue/metadata",
                "triage.hooks.generic.sources.sentry.defaults.cluster=eu-1"})
@ContextConfiguration(initializers = TestDatabase.class)
abstract class HookTest {

    static final String OLD_SECRET = "an-old-secret-of-pagerduty";
    static final String NEW_SECRET = "a-new-secret-of-pagerduty";

    private static final Duration LONG = Duration.ofSeconds(30);

    @LocalServerPort
    private int port;

    TestHttp http() {
        return new TestHttp(port);
    }

    /** An Alertmanager body with one alert. */
    static String alertmanager(String name, String status, String fingerprint, String startsAt,
            Map<String, String> labels) {
        return alertmanager(List.of(alert(name, status, fingerprint, startsAt, labels)), "");
    }

    static String alertmanager(List<Map<String, Object>> alerts, String groupKey) {
        Map<String, Object> body = new TreeMap<>(Map.of("version", "4", "status", "firing", "receiver", "triage",
                "groupKey", groupKey, "groupLabels", groupKey.isEmpty() ? Map.of() : Map.of("alertname", "any"),
                "commonLabels", Map.of(), "commonAnnotations", Map.of(), "externalURL", "http://alertmanager:9093",
                "truncatedAlerts", 0, "alerts", alerts));
        return TestHttp.json(body);
    }

    static Map<String, Object> alert(String name, String status, String fingerprint, String startsAt,
            Map<String, String> labels) {
        Map<String, String> all = new TreeMap<>(labels);
        all.put("alertname", name);
        return Map.of("status", status, "labels", all, "annotations",
                Map.of("summary", name + " of " + labels.getOrDefault("service", "something")), "startsAt", startsAt,
                "endsAt", status.equals("resolved") ? startsAt.replace(":00Z", ":50Z") : "0001-01-01T00:00:00Z",
                "generatorURL", "http://prometheus:9090/graph", "fingerprint", fingerprint);
    }

    /** The one incident that the answer names. */
    static String incident(TestHttp.Answer answer) {
        JsonNode incidents = answer.json().at("/incidents");
        if (answer.status() != 200 || incidents.size() != 1) {
            throw new AssertionError("one incident was expected: " + answer);
        }
        return incidents.get(0).asString("");
    }

    TestHttp.Answer post(String body) {
        return http().postJson("/hooks/alertmanager", body);
    }

    String status(String incident) {
        return http().get("/api/v1/incidents/" + incident).at("/status");
    }

    List<JsonNode> alertsOf(String incident) {
        return List.copyOf(http().get("/api/v1/incidents/" + incident + "/alerts?limit=1000").json().at("/items")
                .values());
    }

    /** The runs of an incident, the newest first, once there are so many and all have ended. */
    List<JsonNode> endedRuns(String incident, int count) {
        List<JsonNode> runs = new ArrayList<>();
        await().atMost(LONG).until(() -> {
            runs.clear();
            runs.addAll(http().get("/api/v1/incidents/" + incident).json().at("/runs").values());
            return runs.size() >= count && runs.stream()
                    .allMatch(run -> List.of("VERIFIED", "DEGRADED").contains(run.at("/status").asString("")));
        });
        return runs;
    }
}
