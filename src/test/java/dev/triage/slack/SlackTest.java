package dev.triage.slack;

import static org.awaitility.Awaitility.await;

import com.slack.api.app_backend.SlackSignature;
import dev.triage.TestDatabase;
import dev.triage.TestHttp;
import dev.triage.TriageApplication;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A service with Slack set up, and the other side of it. */
@SpringBootTest(classes = TriageApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"triage.llm.presets=false", "triage.llm.embedding-warm-up=false", "triage.alerts.quiet=500ms",
                "triage.alerts.rerun-interval=0s", "db-scheduler.polling-interval=200ms",
                "triage.outbox.first-retry=200ms", "triage.outbox.public-url=https://triage.example.com",
                "triage.slack.signing-secret=" + SlackTest.SECRET, "triage.slack.bot-token=xoxb-test",
                "triage.slack.channels.parcel=C-PARCEL"})
@ContextConfiguration(initializers = TestDatabase.class)
abstract class SlackTest {

    static final String SECRET = "a-signing-secret";
    static final String CHANNEL = "C-OPS";
    static final FakeSlack SLACK = new FakeSlack();
    static final Duration LONG = Duration.ofSeconds(30);

    private static final AtomicInteger TRIGGERS = new AtomicInteger();

    private static final AtomicInteger SECONDS = new AtomicInteger();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void slack(DynamicPropertyRegistry registry) {
        registry.add("triage.slack.api-url", SLACK::url);
        registry.add("triage.slack.response-url", SLACK::url);
    }

    @AfterEach
    void slackIsBack() {
        SLACK.failsWith(0, "");
    }

    TestHttp http() {
        return new TestHttp(port);
    }

    static String trigger() {
        return "trigger-" + TRIGGERS.incrementAndGet();
    }

    TestHttp.Answer command(String text) {
        return post("/slack/commands", form(Map.of("command", "/triage", "text", text, "channel_id", CHANNEL, "user_id",
                "U1", "team_id", "T1", "trigger_id", trigger(), "response_url", SLACK.url() + "late")));
    }

    TestHttp.Answer interaction(Map<String, Object> payload) {
        return post("/slack/interactions", form(Map.of("payload", TestHttp.json(payload))));
    }

    TestHttp.Answer event(String id, Map<String, Object> event) {
        String body = TestHttp
                .json(Map.of("type", "event_callback", "team_id", "T1", "api_app_id", "A1", "event_id", id,
                        "event_time", 1, "event", event));
        return signed(body, "application/json").send("POST", "/slack/events", body);
    }

    TestHttp.Answer press(String action, String value) {
        return interaction(Map.of("type", "block_actions", "trigger_id", trigger(), "team", Map.of("id", "T1"), "user",
                Map.of("id", "U7"), "channel", Map.of("id", CHANNEL), "response_url", SLACK.url() + "late", "actions",
                List.of(Map.of("type", "button", "action_id", action, "block_id", "b", "value", value))));
    }

    TestHttp.Answer post(String path, String body) {
        return signed(body, "application/x-www-form-urlencoded").send("POST", path, body);
    }

    TestHttp signed(String body, String contentType) {
        // No two requests have the same second, or the later would be a replay.
        String time = String.valueOf(Instant.now().getEpochSecond() - SECONDS.incrementAndGet() % 100);
        return http().header("Content-Type", contentType).header("X-Slack-Request-Timestamp", time)
                .header("X-Slack-Signature", new SlackSignature.Generator(SECRET).generate(time, body));
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** The value of the buttons of the report that is shown for a title. */
    static String shownReport(String title) {
        await().atMost(LONG).until(() -> report(title) != null);
        return String.valueOf(report(title));
    }

    static String incidentOf(String value) {
        return value.split(" ")[0];
    }

    private static @org.jspecify.annotations.Nullable String report(String title) {
        List<FakeSlack.Call> all = new java.util.ArrayList<>(SLACK.calls("chat.update", title));
        all.addAll(SLACK.calls("chat.postMessage", title));
        return all.stream().flatMap(call -> call.blocks().values().stream())
                .flatMap(block -> block.at("/elements").values().stream())
                .filter(element -> element.at("/action_id").asString("").equals("triage_mitigated"))
                .map(element -> element.at("/value").asString("")).findFirst().orElse(null);
    }
}
