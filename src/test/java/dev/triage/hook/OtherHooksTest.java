package dev.triage.hook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.triage.TestHttp;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** Grafana, PagerDuty and other systems. */
class OtherHooksTest extends HookTest {

    @Test
    void grafanaAlertsOpenAndEndAnIncident() {
        String firing = """
                        {"receiver": "triage", "status": "firing", "orgId": 1, "version": "1",
                         "groupKey": "{}:{grafana_folder=\\"prod\\"}", "groupLabels": {"grafana_folder": "prod"},
                         "title": "[FIRING:1]", "state": "alerting", "message": "…", "alerts": [{"status": "%s",
                         "labels": {"alertname": "QueueLag", "grafana_folder": "prod", "app": "mailer", "severity": "warning"},
                         "annotations": {"description": "lag is 120000"}, "startsAt": "2026-11-20T03:00:00+01:00",
                         "endsAt": "2026-11-20T03:09:00+01:00", "fingerprint": "57c6d9296de2ad39",
                         "valueString": "[ var='A' value=120000 ]", "dashboardURL": "https://grafana.example/d/x"}]}""";
        String incident = incident(http().postJson("/hooks/grafana", firing.formatted("firing")));

        TestHttp.Answer shown = http().get("/api/v1/incidents/" + incident);
        assertThat(shown.at("/service")).isEqualTo("mailer");
        assertThat(shown.at("/reportedSeverity")).isEqualTo("SEV3");
        assertThat(shown.at("/context")).contains("2026-11-20T02:00:00Z ALERT QueueLag", "lag is 120000");
        assertThat(alertsOf(incident).getFirst().at("/link").asString()).isEqualTo("https://grafana.example/d/x");

        http().postJson("/hooks/grafana", firing.formatted("resolved"));
        assertThat(status(incident)).isEqualTo("RESOLVED");
    }

    @Test
    void pagerDutyEventsOpenAnnotateEndAndReopenAnIncident() {
        String incident = incident(pagerDuty("incident.triggered", "triggered", "2026-11-20T04:00:00Z"));
        assertThat(http().get("/api/v1/incidents/" + incident).at("/service")).isEqualTo("Order API");
        assertThat(http().get("/api/v1/incidents/" + incident).at("/reportedSeverity")).isEqualTo("SEV1");

        assertThat(incident(pagerDuty("incident.acknowledged", "acknowledged", "2026-11-20T04:01:00Z")))
                .isEqualTo(incident);
        signed("""
               {"event": {"id": "01NOTE", "event_type": "incident.annotated", "occurred_at": "2026-11-20T04:02:00Z",
                "agent": {"summary": "Ana"}, "data": {"incident": {"id": "PGR0VU2"}, "content": "rolled back 4.2"}}}""",
                NEW_SECRET);
        TestHttp.Answer updates = http().get("/api/v1/incidents/" + incident + "/updates");
        assertThat(updates.at("/items/0/text")).isEqualTo("rolled back 4.2");
        assertThat(updates.at("/items/0/author")).isEqualTo("Ana");
        assertThat(updates.at("/items/0/source")).isEqualTo("pagerduty");

        pagerDuty("incident.resolved", "resolved", "2026-11-20T04:10:00Z");
        assertThat(status(incident)).isEqualTo("RESOLVED");
        pagerDuty("incident.reopened", "triggered", "2026-11-20T04:12:00Z");
        assertThat(status(incident)).isEqualTo("OPEN");
    }

    @Test
    void bothSecretsAreGoodWhileOneIsReplacedAndNoOther() {
        String ping = "{\"event\": {\"id\": \"1\", \"event_type\": \"pagey.ping\", \"data\": {}}}";

        assertThat(signed(ping, OLD_SECRET).at("/ignored")).isNotBlank();
        assertThat(signed(ping, NEW_SECRET).status()).isEqualTo(200);
        TestHttp.Answer wrong = signed(ping, "another-secret-altogether");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.at("/type")).isEqualTo("/problems/signature-refused");
        String right = sign(ping, NEW_SECRET);
        assertThat(http().header("X-PagerDuty-Signature", "v1=00," + right).postJson("/hooks/pagerduty", ping).status())
                .isEqualTo(200);
        assertThat(http().header("X-PagerDuty-Signature", right).postJson("/hooks/pagerduty", ping + " ").status())
                .isEqualTo(401);
    }

    @Test
    void anotherSystemIsReadByItsMapping() {
        String body = """
                      {"action": "created", "data": {"issue": {"id": "4711", "title": "NullPointerException in Cart",
                       "level": "error", "status": "%s", "project": {"slug": "cart"}, "metadata": {"release": "cart@9.1"}}}}""";
        String incident = incident(http().postJson("/hooks/generic/sentry", body.formatted("unresolved")));
        assertThat(incident(http().postJson("/hooks/generic/sentry", body.formatted("unresolved"))))
                .isEqualTo(incident);

        assertThat(alertsOf(incident)).singleElement().satisfies(alert -> {
            assertThat(alert.at("/labels/release").asString()).isEqualTo("cart@9.1");
            assertThat(alert.at("/labels/cluster").asString()).isEqualTo("eu-1");
            assertThat(alert.at("/service").asString()).isEqualTo("cart");
            assertThat(alert.at("/deliveries").asInt()).isEqualTo(2);
        });
        http().postJson("/hooks/generic/sentry", body.formatted("resolved"));
        assertThat(status(incident)).isEqualTo("RESOLVED");
    }

    @Test
    void aBodyThatDoesNotFitItsMappingOrHasNoneIsRefused() {
        TestHttp.Answer unfit = http().postJson("/hooks/generic/sentry", "{\"data\": {}}");
        assertThat(unfit.status()).isEqualTo(422);
        assertThat(unfit.at("/errors/0/field")).isEqualTo("/data/issue/title");
        TestHttp.Answer unknown = http().postJson("/hooks/generic/nagios", "{}");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.at("/detail")).contains("sentry");
    }

    private TestHttp.Answer pagerDuty(String type, String status, String at) {
        return signed(
                """
                {"event": {"id": "01%s", "event_type": "%s", "resource_type": "incident", "occurred_at": "%s",
                 "data": {"id": "PGR0VU2", "type": "incident", "html_url": "https://acme.pagerduty.com/incidents/PGR0VU2",
                 "number": 2, "status": "%s", "created_at": "2026-11-20T04:00:00Z", "title": "Orders fail",
                 "service": {"id": "PF9", "summary": "Order API"}, "urgency": "high",
                 "priority": {"summary": "P1"}}}}"""
                        .formatted(type, type, at, status),
                NEW_SECRET);
    }

    private TestHttp.Answer signed(String body, String secret) {
        return http().header("X-PagerDuty-Signature", sign(body, secret)).postJson("/hooks/pagerduty", body);
    }

    private static String sign(String body, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "v1=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
