package dev.triage.hook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.triage.TestHttp;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What becomes known later is kept in order and is part of the next run. */
class UpdateApiTest extends HookTest {

    @Test
    void updatesAreShownInOrderAndOneRunFollowsAllOfThem() {
        String incident = incident();
        TestHttp.Answer first = update(incident, Map.of("text", "02:31 rollback of v2 did not help", "author", "ana"));
        update(incident, Map.of("logs", "02:33 FATAL: sorry, too many clients already", "source", "log-bot"));

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.at("/triageAt")).isNotBlank();
        JsonNode items = http().get("/api/v1/incidents/" + incident + "/updates").json().at("/items");
        assertThat(items.at("/0/author").asString()).isEqualTo("ana");
        assertThat(items.at("/0/source").asString()).isEqualTo("api");
        assertThat(items.at("/1/text").asString()).startsWith("## Logs").contains("too many clients");
        JsonNode newest = endedRuns(incident, 2).getFirst();
        assertThat(endedRuns(incident, 2)).hasSize(2);
        TestHttp.Answer run = http().get("/api/v1/runs/" + newest.at("/runId").asString());
        assertThat(run.at("/addedContext")).contains("rollback of v2", "too many clients", "by ana", "by local");
    }

    @Test
    void aRunThatIsAskedForKnowsTheUpdatesToo() {
        String incident = incident();
        update(incident, Map.of("text", "02:31 restarted the pods", "triage", false));

        TestHttp.Answer run = http().header("Prefer", "wait=30").postJson("/api/v1/incidents/" + incident + "/runs",
                "{\"addedContext\": \"and the pool\"}");

        assertThat(run.status()).isEqualTo(200);
        assertThat(run.at("/addedContext")).contains("restarted the pods", "and the pool");
    }

    @Test
    void aRepeatedUpdateIsKeptOnce() {
        String incident = incident();
        TestHttp keyed = http().header("Idempotency-Key", "u1");
        String path = "/api/v1/incidents/" + incident + "/updates";

        assertThat(keyed.postJson(path, "{\"text\": \"scaled to 9\", \"triage\": false}").status()).isEqualTo(201);
        assertThat(keyed.postJson(path, "{\"text\": \"scaled to 9\", \"triage\": false}").status()).isEqualTo(200);
        assertThat(http().get(path).json().at("/items")).hasSize(1);
    }

    @Test
    void aBadUpdateSaysWhatIsWrong() {
        String incident = incident();
        assertThat(update(incident, Map.of("text", " ")).at("/errors/0/field")).isEqualTo("text");
        assertThat(update(incident, Map.of("text", "x", "source", "No Such")).at("/errors/0/field"))
                .isEqualTo("source");
        assertThat(update("00000000-0000-0000-0000-000000000000", Map.of("text", "x")).status()).isEqualTo(404);
    }

    private TestHttp.Answer update(String incident, Map<String, Object> body) {
        return http().postJson("/api/v1/incidents/" + incident + "/updates", TestHttp.json(body));
    }

    private String incident() {
        return http().header("Prefer", "wait=30").postJson("/api/v1/incidents", TestHttp.json(Map.of("title",
                "Checkout returns 503", "service", "checkout", "context", "02:10 deployed checkout v2")))
                .at("/incidentId");
    }
}
