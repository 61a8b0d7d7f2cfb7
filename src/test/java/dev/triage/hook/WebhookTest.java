package dev.triage.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.triage.ReportOfAModel;
import dev.triage.StandInModel;
import dev.triage.TestDatabase;
import dev.triage.TestHttp;
import dev.triage.TriageApplication;
import dev.triage.incident.IncidentId;
import dev.triage.postmortem.PostmortemPublished;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Events go out: signed, once each, again after a failure, and nowhere that configuration does not allow. */
@SpringBootTest(classes = TriageApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"triage.llm.presets=false", "triage.llm.embedding-warm-up=false",
                "db-scheduler.polling-interval=200ms", "triage.outbox.first-retry=100ms",
                "triage.webhooks.allow-http=true", "triage.webhooks.allow-private-addresses=true",
                "triage.webhooks.endpoints.all.secrets[0]=" + WebhookTest.SECRET,
                "triage.webhooks.endpoints.all.secrets[1]=a-second-secret-in-plain-text",
                "triage.webhooks.endpoints.gone.secrets[0]=" + WebhookTest.SECRET,
                "triage.webhooks.endpoints.gone.events[0]=postmortem.published"})
@ContextConfiguration(initializers = TestDatabase.class)
class WebhookTest {

    static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final StandInModel MODEL = new StandInModel();
    private static final Receiver RECEIVER = new Receiver();

    @LocalServerPort
    private int port;
    @Autowired
    private ApplicationEventPublisher events;
    @Autowired
    private TransactionTemplate transaction;

    @DynamicPropertySource
    static void peers(DynamicPropertyRegistry registry) {
        for (String property : MODEL.properties(0, "stand-in")) {
            String[] parts = property.split("=", 2);
            registry.add(parts[0], () -> parts[1]);
        }
        registry.add("triage.webhooks.endpoints.all.url", () -> RECEIVER.url("all"));
        registry.add("triage.webhooks.endpoints.gone.url", () -> RECEIVER.url("gone"));
    }

    @AfterAll
    static void stop() {
        MODEL.close();
        RECEIVER.server.stop(0);
    }

    @Test
    void aReportIsToldOnceAndSigned() throws GeneralSecurityException {
        RECEIVER.failures = 2;
        String incident = incident("Told once and signed");
        Received told = received("report.ready", incident);

        assertThat(RECEIVER.failures).isZero();
        assertThat(told.json().at("/data/severity").asString()).isEqualTo("SEV2");
        assertThat(told.json().at("/data/page").asString()).endsWith("/incidents/" + incident);
        assertThat(told.signature().split(" ")).hasSize(2).contains("v1," + hmac(Base64.getDecoder()
                .decode(SECRET.substring("whsec_".length())), told.id() + "." + told.timestamp() + "." + told.body()));
        await().atMost(LONG).until(() -> !outbox("PENDING").contains("evt-"));
        assertThat(RECEIVER.of("report.ready", incident)).hasSize(1);
    }

    @Test
    void aChangedSeverityIsTold() {
        String incident = incident("Severity will change here");
        received("report.ready", incident);
        MODEL.answers(ReportOfAModel.VALID.replace("SEV2", "SEV3"));
        http().header("Prefer", "wait=30").postJson("/api/v1/incidents/" + incident + "/runs",
                "{\"model\": \"stand-in\"}");

        Received told = received("severity.changed", incident);
        assertThat(told.json().at("/data/severity").asString()).isEqualTo("SEV3");
        assertThat(told.json().at("/data/previousSeverity").asString()).isEqualTo("SEV2");
    }

    @Test
    void aPublishedPostmortemIsToldAndAReceiverThatIsGoneIsLaidAside() {
        String incident = incident("Postmortem will be published");
        PostmortemPublished published = new PostmortemPublished(new IncidentId(UUID.fromString(incident)), "a-slug",
                "ana", Instant.parse("2026-11-20T02:15:00Z"));
        transaction.executeWithoutResult(status -> {
            events.publishEvent(published);
            status.setRollbackOnly();
        });
        assertThat(outbox("PENDING") + outbox("DEAD") + outbox("SENT")).doesNotContain(incident + "-postmortem");
        transaction.executeWithoutResult(status -> events.publishEvent(published));

        assertThat(received("postmortem.published", incident).json().at("/data/slug").asString()).isEqualTo("a-slug");
        await().atMost(LONG).until(() -> outbox("DEAD").contains("HTTP 410"));
        String dead = http().get("/api/v1/outbox?status=DEAD").at("/items/0/id");
        assertThat(http().postJson("/api/v1/outbox/" + dead + "/retry", "").status()).isEqualTo(202);
        await().atMost(LONG).until(() -> outbox("DEAD").contains("HTTP 410"));
        assertThat(http().postJson("/api/v1/outbox/" + UUID.randomUUID() + "/retry", "").status()).isEqualTo(404);
    }

    @Test
    void privateAddressesAreKnown() throws IOException {
        for (String host : List.of("127.0.0.1", "10.1.2.3", "192.168.0.1", "172.16.9.9", "169.254.169.254", "0.0.0.0",
                "100.64.0.1", "[::1]", "[fd00::1]", "[fe80::1]", "localhost")) {
            assertThat(WebhookSender.isPrivate(host)).as(host).isTrue();
        }
        for (String host : List.of("8.8.8.8", "172.32.0.1", "100.128.0.1", "[2001:4860:4860::8888]")) {
            assertThat(WebhookSender.isPrivate(host)).as(host).isFalse();
        }
    }

    private String incident(String title) {
        MODEL.answers(ReportOfAModel.VALID);
        return http().header("Prefer", "wait=30").postJson("/api/v1/incidents",
                TestHttp.json(Map.of("title", title, "service", "checkout", "model", "stand-in", "context",
                        "02:16 canceling statement due to statement timeout")))
                .at("/incidentId");
    }

    private String outbox(String status) {
        return http().get("/api/v1/outbox?limit=200&status=" + status).body();
    }

    private TestHttp http() {
        return new TestHttp(port);
    }

    private static Received received(String type, String incident) {
        await().atMost(LONG).until(() -> !RECEIVER.of(type, incident).isEmpty());
        return RECEIVER.of(type, incident).getFirst();
    }

    private static String hmac(byte[] key, String content) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
    }

    /** An event as it came. */
    private record Received(String id, String timestamp, String signature, String body) {

        JsonNode json() {
            return new JsonMapper().readTree(body);
        }
    }

    /** Takes events, fails as often as it is told to, and at one address is gone. */
    private static final class Receiver {

        private final HttpServer server;
        private final List<Received> taken = new CopyOnWriteArrayList<>();
        private volatile int failures;

        Receiver() {
            try {
                server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            server.createContext("/all", this::take);
            server.createContext("/gone", exchange -> answer(exchange, 410));
            server.start();
        }

        String url(String path) {
            return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + path;
        }

        List<Received> of(String type, String incident) {
            return taken.stream().filter(each -> each.json().at("/type").asString("").equals(type)
                    && each.json().at("/data/incidentId").asString("").equals(incident)).toList();
        }

        private void take(HttpExchange exchange) throws IOException {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (failures > 0) {
                failures--;
                answer(exchange, 500);
                return;
            }
            taken.add(new Received(exchange.getRequestHeaders().getFirst("webhook-id"),
                    exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                    exchange.getRequestHeaders().getFirst("webhook-signature"), body));
            answer(exchange, 204);
        }

        private static void answer(HttpExchange exchange, int status) throws IOException {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        }
    }
}
