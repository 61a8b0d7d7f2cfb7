package dev.triage.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.triage.TestHttp;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Requests that are not Slack's, come twice, or come while Slack itself is away. */
class SlackTroubleTest extends SlackTest {

    @Test
    void whatIsNotSignedOrTooOldIsRefused() {
        String body = form(Map.of("command", "/triage", "text", "help", "trigger_id", trigger()));
        String old = String.valueOf(Instant.now().minus(Duration.ofMinutes(6)).getEpochSecond());

        assertThat(
                http().header("Content-Type", "application/x-www-form-urlencoded").send("POST", "/slack/commands", body)
                        .status())
                .isEqualTo(401);
        assertThat(signed(body + "x", "application/x-www-form-urlencoded").send("POST", "/slack/commands", body)
                .status()).isEqualTo(401);
        assertThat(http().header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Slack-Request-Timestamp", old)
                .header("X-Slack-Signature",
                        new com.slack.api.app_backend.SlackSignature.Generator(SECRET).generate(old, body))
                .send("POST", "/slack/commands", body).status()).isEqualTo(401);
    }

    @Test
    void aReplayIsRefusedAndARetryOfSlacksIsHarmless() {
        String body = form(
                Map.of("command", "/triage", "text", "new Replayed incident of shipping\n02:16 FATAL: too many clients",
                        "channel_id", CHANNEL, "user_id", "U1", "trigger_id", trigger()));
        TestHttp request = signed(body, "application/x-www-form-urlencoded");

        assertThat(request.send("POST", "/slack/commands", body).status()).isEqualTo(200);
        assertThat(request.send("POST", "/slack/commands", body).status()).isEqualTo(401);
        assertThat(request.header("X-Slack-Retry-Num", "1").send("POST", "/slack/commands", body).status())
                .isEqualTo(200);
        shownReport("Replayed incident of shipping");
        assertThat(http().get("/api/v1/incidents?q=Replayed").json().at("/items")).hasSize(1);
    }

    @Test
    void slacksQuestionWhetherWeAreThereIsAnswered() {
        String body = "{\"type\":\"url_verification\",\"token\":\"t\",\"challenge\":\"are-you-there\"}";

        assertThat(signed(body, "application/json").send("POST", "/slack/events", body).body())
                .contains("are-you-there");
    }

    @Test
    void anOutageOfSlackLosesNoRunAndTheReportIsPostedLater() {
        SLACK.failsWith(503, "");
        Instant begun = Instant.now();
        TestHttp.Answer answer = command("new Outage of Slack itself\n02:16 FATAL: sorry, too many clients already");

        assertThat(answer.body()).contains("Taken on");
        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(3));
        await().atMost(LONG).until(() -> http().get("/api/v1/incidents?q=Outage").body().contains("Outage"));
        String incident = http().get("/api/v1/incidents?q=Outage").at("/items/0/id");
        await().atMost(LONG).until(() -> http().get("/api/v1/incidents/" + incident).at("/runs/0/status")
                .equals("VERIFIED"));
        await().atMost(LONG).until(() -> http().get("/api/v1/outbox?status=PENDING").body().contains("HTTP 503"));
        assertThat(SLACK.calls("chat.postMessage", "Outage of Slack")).isEmpty();

        SLACK.failsWith(429, "1");
        await().atMost(LONG).until(() -> http().get("/api/v1/outbox?status=PENDING").body().contains("HTTP 429"));
        SLACK.failsWith(0, "");
        shownReport("Outage of Slack itself");
        assertThat(SLACK.calls("chat.postMessage", "Outage of Slack")).hasSize(2);
    }
}
