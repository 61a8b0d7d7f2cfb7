package dev.triage.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FeedbackApiTest extends ApiTest {

    @Test
    void theLastWordOfAPersonOnAHypothesisCounts() {
        Reply run = finishedRun("Which one was right");
        String verdict = run.at("/links/run") + "/hypotheses/1/verdict";

        put(verdict, Map.of("verdict", "WRONG"));
        Reply marked = put(verdict, Map.of("verdict", "RIGHT"));

        assertThat(marked.status()).isEqualTo(200);
        assertThat(marked.json().at("/items")).hasSize(1);
        assertThat(marked.at("/items/0/verdict")).isEqualTo("RIGHT");
        assertThat(marked.at("/items/0/causeCode"))
                .isEqualTo(run.at("/report/diagnosis/hypotheses/0/causeCode"));
        assertThat(put(verdict, Map.of()).json().at("/items")).isEmpty();
        assertThat(http().get(run.at("/links/run") + "/verdicts").json().at("/items")).isEmpty();
    }

    @Test
    void anIncidentIsMitigatedThenResolvedAndSaysByWhom() {
        String incident = finishedRun("Mitigated then resolved").at("/links/incident");

        assertThat(put(incident + "/status", Map.of("status", "MITIGATED")).at("/status")).isEqualTo("MITIGATED");
        Reply resolved = put(incident + "/resolution", Map.of("causeCode", "MISSING_INDEX", "rootCause",
                "orders had no index on customer", "fix", "built it concurrently", "fixOutcome", "WORKED"));

        assertThat(resolved.at("/status")).isEqualTo("RESOLVED");
        assertThat(resolved.at("/changes/0/status")).isEqualTo("MITIGATED");
        assertThat(resolved.at("/changes/1/author")).isEqualTo("local");
        Reply shown = http().get(incident);
        assertThat(shown.at("/resolution/fixOutcome")).isEqualTo("WORKED");
        assertThat(put(incident + "/status", Map.of("status", "OPEN")).at("/status")).isEqualTo("OPEN");
    }

    @Test
    void theNextIncidentOfTheKindIsShownWhatFixedThisOne() {
        String first = finishedRun("Pool of orders-api is full again and again").at("/links/incident");
        put(first + "/resolution", Map.of("rootCause", "the reminder job opened a connection a row", "fix",
                "batched the job", "fixOutcome", "WORKED"));

        Reply next = finishedRun("Pool of orders-api is full again and again");

        assertThat(next.body()).contains("batched the job");
    }

    @Test
    void withoutAFolderForCasesTheServiceSaysWhatToSet() {
        String incident = finishedRun("To be kept as a case").at("/links/incident");

        Reply refused = http().postJson(incident + "/eval-case", Http.json(Map.of("family", "queues")));

        assertThat(refused.at("/type")).isEqualTo("/problems/no-eval-folder");
        assertThat(refused.body()).contains("TRIAGE_EVAL_CASES");
    }

    @Test
    void nonsenseIsToldAndChangesNothing() {
        Reply run = finishedRun("Nonsense about feedback");
        String incident = run.at("/links/incident");

        assertThat(put(run.at("/links/run") + "/hypotheses/99/verdict", Map.of("verdict", "RIGHT")).status())
                .isEqualTo(400);
        assertThat(put(run.at("/links/run") + "/hypotheses/1/verdict", Map.of("verdict", "MAYBE")).status())
                .isEqualTo(422);
        assertThat(put(incident + "/status", Map.of("status", "RESOLVED")).at("/errors/0/problem"))
                .contains("resolution");
        assertThat(put(incident + "/resolution", Map.of("rootCause", "x")).at("/errors/0/field")).isEqualTo("fix");
        assertThat(put(incident + "/resolution",
                Map.of("rootCause", "x", "fix", "y", "resolvedAt", "2019-01-01T00:00:00Z")).at("/errors/0/problem"))
                .contains("before the incident began");
        assertThat(put("/api/v1/incidents/" + UUID.randomUUID() + "/status", Map.of("status", "OPEN")).status())
                .isEqualTo(404);
        assertThat(http().get(incident).at("/status")).isEqualTo("OPEN");
    }

    private Reply put(String path, Map<String, ?> body) {
        return http().header("Content-Type", "application/json").send("PUT", path,
                BodyPublishers.ofString(Http.json(body)));
    }
}
