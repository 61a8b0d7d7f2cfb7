package dev.triage.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SubmissionApiTest extends ApiTest {

    @Test
    void aReportIsAcceptedWithTheAddressOfItsRun() {
        try (HeldEmbedder.Hold hold = embedder.hold("HeldAtSubmission")) {
            Reply reply = http().postJson("/api/v1/incidents", incident("HeldAtSubmission", CONTEXT));

            assertThat(reply.status()).as(reply.body()).isEqualTo(202);
            assertThat(reply.at("/status")).isIn("QUEUED", "RUNNING");
            assertThat(reply.header("Location")).isEqualTo("/api/v1/runs/" + reply.at("/runId"));
            assertThat(reply.at("/links/run")).isEqualTo(reply.header("Location"));
            assertThat(reply.at("/links/events")).isEqualTo(reply.header("Location") + "/events");
            assertThat(reply.at("/links/incident")).isEqualTo("/api/v1/incidents/" + reply.at("/incidentId"));
            assertThat(reply.at("/links/report"))
                    .isEqualTo("/api/v1/incidents/" + reply.at("/incidentId") + "/report.md?run=" + reply.at("/runId"));
            assertThat(reply.header("Preference-Applied")).isEmpty();
        }
    }

    @Test
    void aClientThatWaitsGetsTheFinishedReport() {
        Reply reply = finishedRun("Orders time out");

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        assertThat(reply.header("Preference-Applied")).isEqualTo("wait=30");
        assertThat(reply.at("/status")).isEqualTo("VERIFIED");
        assertThat(reply.at("/report/title")).isEqualTo("Orders time out");
        assertThat(reply.at("/report/diagnosis/summary")).isNotBlank();
        assertThat(reply.at("/report/provenance/answeredBy")).isEqualTo("signature");
    }

    @Test
    void aWaitThatIsTooShortAnswersWithTheRunAsItIs() {
        try (HeldEmbedder.Hold hold = embedder.hold("HeldPastTheWait")) {
            Reply reply = http().header("Prefer", "respond-async, wait=1").postJson("/api/v1/incidents",
                    incident("HeldPastTheWait", CONTEXT));

            assertThat(reply.status()).isEqualTo(202);
            assertThat(reply.header("Preference-Applied")).isEqualTo("wait=1");
        }
    }

    @Test
    void allFieldsOfAReportAreTakenIn() {
        Reply reply = http().postJson("/api/v1/incidents",
                Http.json(Map.ofEntries(Map.entry("title", "All fields"), Map.entry("service", "orders-api"),
                        Map.entry("symptoms", "Customers see 503"), Map.entry("startedAt", "2026-11-21T04:15:00+02:00"),
                        Map.entry("severity", "SEV2"), Map.entry("labels", Map.of("region", "eu")),
                        Map.entry("metrics", "p99 from 120ms to 4.8s"), Map.entry("logs", "too many clients already"),
                        Map.entry("deploys", "02:10 orders-api v4.2.0"), Map.entry("notes", "paged at 02:16"),
                        Map.entry("language", "zh"), Map.entry("model", "signature"))));

        assertThat(reply.status()).as(reply.body()).isEqualTo(202);
        assertThat(reply.at("/language")).isEqualTo("zh");
        Reply incident = http().get(reply.at("/links/incident"));
        assertThat(incident.at("/symptoms")).isEqualTo("Customers see 503");
        assertThat(incident.at("/startedAt")).isEqualTo("2026-11-21T02:15:00Z");
        assertThat(incident.at("/reportedSeverity")).isEqualTo("SEV2");
        assertThat(incident.at("/labels/region")).isEqualTo("eu");
        assertThat(incident.at("/context")).contains("## Metrics\np99", "## Logs\n", "## Deploys\n", "## Notes\n");
    }

    @Test
    void plainTextIsTakenWithItsChoicesInTheAddress() {
        Reply reply = http().postText("/api/v1/incidents?service=orders-api&language=zh",
                "Orders fail with timeouts since the deploy.\n" + CONTEXT);

        assertThat(reply.status()).as(reply.body()).isEqualTo(202);
        Reply incident = http().get(reply.at("/links/incident"));
        assertThat(incident.at("/title")).isEqualTo("Orders fail with timeouts since the deploy.");
        assertThat(incident.at("/service")).isEqualTo("orders-api");
        assertThat(incident.at("/runs/0/language")).isEqualTo("zh");
    }

    @Test
    void plainTextWithoutAServiceBelongsToAnUnknownOne() {
        Reply reply = http().postText("/api/v1/incidents", CONTEXT);

        assertThat(http().get(reply.at("/links/incident")).at("/service")).isEqualTo("unknown");
    }

    @Test
    void plainTextIsReadInTheCharsetThatItNames() {
        Reply reply = http().header("Content-Type", "text/plain;charset=ISO-8859-1").send("POST", "/api/v1/incidents",
                BodyPublishers.ofByteArray("Köln: p99 from 120ms to 4.8s".getBytes(StandardCharsets.ISO_8859_1)));

        assertThat(http().get(reply.at("/links/incident")).at("/context")).startsWith("Köln");
    }

    @Test
    void aRepeatUnderTheSameKeyAnswersWithTheSameRun() {
        Http client = http().header("Idempotency-Key", "repeat-1").header("Prefer", "wait=30");
        Reply first = client.postJson("/api/v1/incidents", incident("Repeated", CONTEXT));

        Reply second = client.postJson("/api/v1/incidents", incident("Repeated", CONTEXT));

        assertThat(first.header("Idempotency-Replayed")).isEmpty();
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.at("/runId")).isEqualTo(first.at("/runId"));
    }

    @Test
    void aKeyThatWasUsedForAnotherRequestIsRefused() {
        Http client = http().header("Idempotency-Key", "reused-1");
        client.postJson("/api/v1/incidents", incident("First", CONTEXT));

        Reply second = client.postJson("/api/v1/incidents", incident("Second", CONTEXT));

        assertThat(second.status()).isEqualTo(422);
        assertThat(second.at("/type")).isEqualTo("/problems/idempotency-key-reused");
    }

    @Test
    void whenTooManyRunsWaitTheClientIsToldWhenToComeBack() {
        List<String> accepted = new ArrayList<>();
        try (HeldEmbedder.Hold hold = embedder.hold("HeldToFillTheQueue")) {
            Reply reply = http().postJson("/api/v1/incidents", incident("HeldToFillTheQueue", CONTEXT));
            while (reply.status() == 202 && accepted.size() <= QUEUE_CAPACITY) {
                accepted.add(reply.at("/links/events"));
                reply = http().postJson("/api/v1/incidents", incident("HeldToFillTheQueue", CONTEXT));
            }

            assertThat(reply.status()).isEqualTo(503);
            assertThat(reply.at("/type")).isEqualTo("/problems/queue-full");
            assertThat(Integer.parseInt(reply.header("Retry-After"))).isPositive();
        }
        // The events end with the run: afterwards the queue has room for the other tests.
        accepted.forEach(events -> assertThat(http().get(events).body()).contains("event:end"));
    }
}
