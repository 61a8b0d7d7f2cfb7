package dev.triage.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.triage.TestHttp;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What people do in Slack, and what Slack shows them. */
class SlackFlowTest extends SlackTest {

    private static final String CONTEXT = "\n02:10 deployed orders-api v4.2.0\n02:16 FATAL: sorry, too many clients already"
            + "\n02:17 connections 500 / 500";

    @Test
    void aReportedIncidentGetsOneThreadWithOneMessageThatBecomesTheReport() {
        TestHttp.Answer answer = command("new Orders fail with 503 everywhere" + CONTEXT);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("Taken on", "https://triage.example.com/incidents/");
        String incident = incidentOf(shownReport("Orders fail with 503 everywhere"));
        List<FakeSlack.Call> posts = SLACK.calls("chat.postMessage", "Orders fail with 503 everywhere");
        assertThat(posts).hasSize(2);
        assertThat(posts.get(0).field("thread_ts")).isEmpty();
        assertThat(posts.get(0).field("channel")).isEqualTo(CHANNEL);
        assertThat(posts.get(1).field("thread_ts")).isNotEmpty();
        assertThat(http().get("/api/v1/incidents/" + incident).at("/context")).contains("too many clients already");
    }

    @Test
    void withoutATextAFormOpensAndMakesAnIncident() {
        assertThat(command("new").body()).isEmpty();
        JsonNode view = new tools.jackson.databind.json.JsonMapper()
                .readTree(SLACK.calls("views.open").getLast().field("view"));
        assertThat(view.at("/callback_id").asString()).isEqualTo("triage_new");

        Map<String, Object> form = view("V1", "triage_new", CHANNEL, Map.of("title", "Formed incident", "service",
                "orders", "text", "02:16 FATAL: sorry, too many clients already"));
        assertThat(interaction(form).status()).isEqualTo(200);
        // Slack may send it again.
        interaction(form);

        String incident = incidentOf(shownReport("Formed incident"));
        assertThat(http().get("/api/v1/incidents/" + incident).at("/service")).isEqualTo("orders");
        assertThat(SLACK.calls("chat.postMessage", "Formed incident")).hasSize(2);
        assertThat(interaction(view("V2", "triage_new", CHANNEL, Map.of("title", "t", "text", " "))).body())
                .contains("errors", "text");
    }

    @Test
    void aMessageIsTriagedWithItsThreadAndTheThreadHasOneIncident() {
        SLACK.threadIs(List.of(
                Map.of("type", "message", "user", "U1", "ts", "1763604000.000100", "text",
                        "Shipping labels are stuck &lt;prod&gt; see <https://grafana.example/d/1|the board>"),
                Map.of("type", "message", "user", "U2", "ts", "1763604060.000200", "text",
                        "02:16 FATAL: sorry, too many clients already")));
        shortcut("1763604060.000200");

        String incident = incidentOf(shownReport("Shipping labels are stuck"));
        assertThat(http().get("/api/v1/incidents/" + incident).at("/context")).contains(
                "2025-11-20T02:00:00Z U1: Shipping labels are stuck <prod> see the board (https://grafana.example/d/1)",
                "U2: 02:16 FATAL");
        assertThat(SLACK.calls("chat.postMessage", "Shipping labels are stuck")).hasSize(1).first()
                .satisfies(card -> assertThat(card.field("thread_ts")).isEqualTo("1763604000.000100"));

        shortcut("1763604060.000200");
        await().atMost(LONG).until(() -> updates(incident).size() == 1);
    }

    @Test
    void whatIsWrittenInTheThreadBecomesAnUpdateOnce() {
        command("new Replies in threads are heard" + CONTEXT);
        String incident = incidentOf(shownReport("Replies in threads are heard"));
        String thread = SLACK.calls("chat.postMessage", "Replies in threads are heard").get(1).field("thread_ts");
        Map<String, Object> reply = Map.of("type", "message", "channel", CHANNEL, "user", "U3", "thread_ts", thread,
                "ts", "1763604100.1", "text", "rolled back, no effect", "event_ts", "1763604100.1", "channel_type",
                "channel");

        assertThat(event("Ev1", reply).status()).isEqualTo(200);
        assertThat(event("Ev1", reply).status()).isEqualTo(200);
        event("Ev2", Map.of("type", "message", "channel", CHANNEL, "user", "U3", "ts", "1.2", "text", "not in a thread",
                "event_ts", "1.2", "channel_type", "channel"));

        assertThat(updates(incident)).singleElement()
                .satisfies(update -> assertThat(update.at("/text").asString()).isEqualTo("rolled back, no effect"));
        await().atMost(LONG)
                .until(() -> http().get("/api/v1/incidents/" + incident).json().at("/runs").size() == 2);
    }

    @Test
    void theButtonsDoWhatTheySay() {
        command("new Buttons of reports are pressed" + CONTEXT);
        String value = shownReport("Buttons of reports are pressed");
        String incident = incidentOf(value);

        press("triage_mitigated", value);
        assertThat(http().get("/api/v1/incidents/" + incident).at("/status")).isEqualTo("MITIGATED");
        press("triage_wrong", value.substring(0, value.length() - 1) + "1");
        await().atMost(LONG).until(() -> !SLACK.calls("chat.postMessage", "marked hypothesis 1 as wrong").isEmpty());

        press("triage_other_language", value);
        await().atMost(LONG).until(() -> !SLACK.calls("chat.update", "重新分析").isEmpty());

        press("triage_resolved", value);
        assertThat(SLACK.calls("views.open").getLast().field("view")).contains("triage_resolved", incident);
        assertThat(interaction(view("V9", "triage_resolved", incident, Map.of("cause", "leak", "fix", ""))).body())
                .contains("errors", "fix");
        interaction(view("V10", "triage_resolved", incident, Map.of("cause", "a leak", "fix", "restarted the pool")));
        TestHttp.Answer resolved = http().get("/api/v1/incidents/" + incident);
        assertThat(resolved.at("/status")).isEqualTo("RESOLVED");
        assertThat(resolved.at("/resolution/fix")).isEqualTo("restarted the pool");
    }

    @Test
    void theOtherCommandsAnswerTheirCaller() {
        assertThat(command("help").body()).contains("similar", "status", "postmortem", "new");
        assertThat(command("nonsense <!channel>").body()).contains("There is no", "nonsense");
        assertThat(command("status 4711").body()).contains("named by its id");
        assertThat(command("postmortem 00000000-0000-4000-8000-000000000000").body()).contains("no such incident");
        command("new Status of this is asked" + CONTEXT);
        String incident = incidentOf(shownReport("Status of this is asked"));
        assertThat(command("status " + incident).body()).contains("OPEN", "VERIFIED");
        assertThat(command("status").body()).contains("Status of this is asked");
        assertThat(command("postmortem " + incident).body()).contains("/incidents/" + incident + "/postmortem");
        assertThat(command("similar too many clients already").body()).contains("Searching");
        await().atMost(LONG).until(() -> !SLACK.calls("late", "section").isEmpty());
    }

    @Test
    void anIncidentOfAlertsIsToldInItsServicesChannel() {
        String alert = """
                       {"version": "4", "groupKey": "", "groupLabels": {}, "alerts": [{"status": "firing", "fingerprint": "%s",
                        "labels": {"alertname": "%s", "service": "%s"}, "annotations": {}, "startsAt": "2026-11-20T02:15:00Z"}]}""";
        http().postJson("/hooks/alertmanager", alert.formatted("s1", "ParcelsLate", "parcel"));
        http().postJson("/hooks/alertmanager", alert.formatted("s2", "NobodyCares", "elsewhere"));

        shownReport("ParcelsLate");
        assertThat(SLACK.calls("chat.postMessage", "ParcelsLate")).hasSize(2)
                .allSatisfy(post -> assertThat(post.field("channel")).isEqualTo("C-PARCEL"));
        assertThat(SLACK.calls("chat.postMessage", "NobodyCares")).isEmpty();
    }

    private void shortcut(String ts) {
        interaction(Map.of("type", "message_action", "callback_id", "triage_message", "trigger_id", trigger(), "team",
                Map.of("id", "T1"), "user", Map.of("id", "U1"), "channel", Map.of("id", CHANNEL), "message_ts", ts,
                "response_url", SLACK.url() + "late", "message", Map.of("type", "message", "user", "U2", "ts", ts,
                        "thread_ts", "1763604000.000100", "text", "x")));
    }

    private List<JsonNode> updates(String incident) {
        return List.copyOf(
                http().get("/api/v1/incidents/" + incident + "/updates").json().at("/items").values());
    }

    private static Map<String, Object> view(String id, String callback, String metadata, Map<String, String> fields) {
        Map<String, Object> values = new java.util.HashMap<>();
        fields.forEach((name, value) -> values.put(name,
                Map.of(name, Map.of("type", "plain_text_input", "value", value))));
        return Map.of("type", "view_submission", "trigger_id", trigger(), "team", Map.of("id", "T1"), "user",
                Map.of("id", "U7"), "view", Map.of("id", id, "type", "modal", "callback_id", callback,
                        "private_metadata", metadata, "state", Map.of("values", values)));
    }
}
