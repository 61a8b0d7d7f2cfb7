package dev.triage.hook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.triage.TestHttp;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Alerts of Alertmanager become incidents. */
class AlertmanagerHookTest extends HookTest {

    private static final String T1 = "2026-11-20T02:15:00Z";
    private static final String T2 = "2026-11-20T02:25:00Z";

    @Test
    void anAlertOpensAnIncidentThatIsTriagedOnceItIsQuiet() {
        String incident = incident(post(alertmanager("HighErrorRate", "firing", "a1", T1,
                Map.of("service", "basket", "cluster", "c-a", "severity", "critical"))));

        assertThat(endedRuns(incident, 1)).hasSize(1);
        TestHttp.Answer shown = http().get("/api/v1/incidents/" + incident);
        assertThat(shown.at("/title")).isEqualTo("HighErrorRate on basket");
        assertThat(shown.at("/service")).isEqualTo("basket");
        assertThat(shown.at("/reportedSeverity")).isEqualTo("SEV2");
        assertThat(shown.at("/startedAt")).isEqualTo(T1);
        assertThat(shown.at("/context")).contains("2026-11-20T02:15:00Z ALERT HighErrorRate firing",
                "cluster=c-a", "HighErrorRate of basket");
        assertThat(alertsOf(incident)).singleElement()
                .satisfies(alert -> assertThat(alert.at("/mergeRule").asString()).isEqualTo("FIRST"));
    }

    @Test
    void aRedeliveryChangesNothing() {
        String body = alertmanager("Redelivered", "firing", "b1", T1, Map.of("service", "b-one"));
        String incident = incident(post(body));
        TestHttp.Answer again = post(body);

        assertThat(incident(again)).isEqualTo(incident);
        assertThat(again.json().at("/added").asInt()).isZero();
        assertThat(alertsOf(incident)).singleElement()
                .satisfies(alert -> assertThat(alert.at("/deliveries").asInt()).isEqualTo(2));
    }

    @Test
    void alertsOfOneFailureJoinAndTheRuleIsShown() {
        String incident = incident(post(alertmanager("Joined", "firing", "c1", T1,
                Map.of("service", "payment", "cluster", "c-c", "node", "n7:9100", "namespace", "pay"))));

        join(incident, alertmanager("Latency", "firing", "c2", T1, Map.of("service", "payment", "cluster", "c-c")),
                "SAME_SERVICE", "same service payment in c-c within 10 min");
        join(incident, alertmanager("DiskFull", "firing", "c3", T1, Map.of("instance", "n7:9187", "cluster", "c-c")),
                "SAME_NODE", "same node n7 in c-c within 10 min");
        join(incident, alertmanager("PodCrash", "firing", "c4", T1, Map.of("namespace", "pay", "cluster", "c-c")),
                "SAME_NAMESPACE", "same namespace pay in c-c within 10 min");
        join(incident, alertmanager("Joined", "firing", "c5", T1, Map.of("service", "elsewhere", "cluster", "c-c")),
                "SAME_NAME", "same alert Joined in c-c within 10 min");
    }

    @Test
    void anotherServiceOrTheSameInAnotherClusterIsAnotherIncident() {
        String one = incident(post(alertmanager("Apart", "firing", "d1", T1,
                Map.of("service", "ledger", "cluster", "east"))));
        String otherCluster = incident(post(alertmanager("Apart", "firing", "d2", T1,
                Map.of("service", "ledger", "cluster", "west"))));
        String otherService = incident(post(alertmanager("Slow", "firing", "d3", T1,
                Map.of("service", "mail", "cluster", "east"))));

        assertThat(List.of(one, otherCluster, otherService)).doesNotHaveDuplicates();
    }

    @Test
    void aGroupOfAlertmanagerIsOneIncidentButNotTheGroupOfEverything() {
        String grouped = incident(post(alertmanager(List.of(
                alert("E1", "firing", "e1", T1, Map.of("service", "e-one")),
                alert("E2", "firing", "e2", T1, Map.of("service", "e-two"))), "{}:{alertname=\"any\"}")));
        TestHttp.Answer ungrouped = post(alertmanager(List.of(
                alert("E3", "firing", "e3", T1, Map.of("service", "e-three")),
                alert("E4", "firing", "e4", T1, Map.of("service", "e-four"))), ""));

        assertThat(alertsOf(grouped)).extracting(alert -> alert.at("/mergeRule").asString())
                .containsExactly("FIRST", "SAME_GROUP");
        assertThat(ungrouped.json().at("/incidents")).hasSize(2);
    }

    @Test
    void theIncidentEndsWithItsLastAlertAndReopensWhenOneFiresAgain() {
        Map<String, String> labels = Map.of("service", "f-one");
        String incident = incident(post(alertmanager(List.of(alert("F1", "firing", "f1", T1, labels),
                alert("F2", "firing", "f2", T1, labels)), "")));

        post(alertmanager("F1", "resolved", "f1", T1, labels));
        assertThat(status(incident)).isEqualTo("OPEN");
        post(alertmanager("F2", "resolved", "f2", T1, labels));
        assertThat(status(incident)).isEqualTo("RESOLVED");
        // An old word that comes late changes nothing.
        post(alertmanager("F1", "firing", "f1", T1, labels));
        assertThat(status(incident)).isEqualTo("RESOLVED");

        String again = incident(post(alertmanager("F1", "firing", "f1", T2, labels)));
        assertThat(again).isEqualTo(incident);
        assertThat(status(incident)).isEqualTo("OPEN");
        assertThat(alertsOf(incident).getLast().at("/mergeReason").asString()).contains("fired before");
    }

    @Test
    void anAlertThatWasMergedWronglyIsSplitOff() {
        Map<String, String> labels = Map.of("service", "g-one");
        String incident = incident(post(alertmanager("G1", "firing", "g1", T1, labels)));
        post(alertmanager("G2", "firing", "g2", T1, labels));
        String alert = alertsOf(incident).getLast().at("/id").asString();

        TestHttp.Answer split = http().postJson("/api/v1/incidents/" + incident + "/alerts/" + alert + "/split", "");
        String own = split.at("/incidentId");

        assertThat(split.status()).isEqualTo(201);
        assertThat(alertsOf(incident)).hasSize(1);
        assertThat(alertsOf(own)).singleElement().satisfies(moved -> {
            assertThat(moved.at("/id").asString()).isEqualTo(alert);
            assertThat(moved.at("/mergeReason").asString()).contains("split off by local");
        });
        assertThat(incident(post(alertmanager("G2", "firing", "g2", T2, labels)))).isEqualTo(own);
        String only = alertsOf(incident).getFirst().at("/id").asString();
        assertThat(http().postJson("/api/v1/incidents/" + incident + "/alerts/" + only + "/split", "").at("/type"))
                .isEqualTo("/problems/only-alert");
        assertThat(http().postJson("/api/v1/incidents/" + own + "/alerts/" + only + "/split", "").at("/type"))
                .isEqualTo("/problems/alert-not-found");
    }

    @Test
    void alertsOfOneFailureThatComeAtOnceMakeOneIncident() throws Exception {
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<String>> sends = IntStream.range(0, 24).<Callable<String>>mapToObj(
                    i -> () -> incident(post(alertmanager("H" + i, "firing", "h" + i, T1, Map.of("service", "h-one")))))
                    .toList();
            assertThat(senders.invokeAll(sends).stream().map(Future::resultNow).distinct()).hasSize(1);
        }
    }

    @Test
    void secretsInAlertsAreRemoved() {
        String incident = incident(post(alertmanager("Leaky", "firing", "i1", T1,
                Map.of("service", "i-one", "dsn", "postgres://app:hunter2secret@db/app"))));

        assertThat(http().get("/api/v1/incidents/" + incident).body()).contains("redacted")
                .doesNotContain("hunter2secret");
        assertThat(http().get("/api/v1/incidents/" + incident + "/alerts").body()).doesNotContain("hunter2secret");
    }

    @Test
    void whatIsNotInTheFormatIsRefusedWithTheReason() {
        assertThat(post("{").at("/type")).isEqualTo("/problems/not-json");
        assertThat(post("{\"version\": \"3\"}").at("/detail")).contains("version", "\"4\"");
        TestHttp.Answer status = post("{\"version\": \"4\", \"alerts\": [{\"labels\": {}, \"status\": \"odd\"}]}");
        assertThat(status.status()).isEqualTo(422);
        assertThat(status.at("/errors/0/field")).isEqualTo("alerts[0]");
    }

    private void join(String incident, String body, String rule, String reason) {
        assertThat(incident(post(body))).isEqualTo(incident);
        JsonNode last = alertsOf(incident).getLast();
        assertThat(last.at("/mergeRule").asString()).isEqualTo(rule);
        assertThat(last.at("/mergeReason").asString()).isEqualTo(reason);
    }
}
