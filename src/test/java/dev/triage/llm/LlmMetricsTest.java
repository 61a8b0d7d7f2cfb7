package dev.triage.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What is seen of calls from outside. */
class LlmMetricsTest {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final ManualTime time = new ManualTime();

    @Test
    void aCallIsCountedByTheNamesOfTheConvention() {
        try (LlmPeer peer = new LlmPeer(Wire.GEMINI); BoundedLlmClient client = client(peer)) {
            peer.answers(peer.error(500), peer.ok("answered"));
            client.ask(LlmPeer.question(Duration.ofMinutes(1)));

            assertThat(registry.get("gen_ai.client.operation.duration")
                    .tags("gen_ai.operation.name", "chat", "gen_ai.provider.name", "gcp.gemini", "gen_ai.request.model",
                            "test-model", "error.type", "none")
                    .timer().count()).isEqualTo(1);
            assertThat(tokens("input")).isEqualTo(1739);
            assertThat(tokens("output")).isEqualTo(1480);
            assertThat(registry.get("triage.model.retries").counter().count()).isEqualTo(1);
            assertThat(registry.get("triage.model.cost").counter().count()).isEqualTo(0.00209753, within(1e-12));
            assertThat(registry.get("triage.model.circuit").tag("model", "test").gauge().value()).isZero();
            assertThat(registry.scrape()).contains("gen_ai_client_operation_duration_seconds_bucket")
                    .contains("gen_ai_client_token_usage_token").contains("triage_model_cost_usd_total");
        }
    }

    @Test
    void aFailedCallIsCountedByItsKindAndTheBreakerShows() {
        try (LlmPeer peer = new LlmPeer(Wire.OPENAI); BoundedLlmClient client = client(peer)) {
            peer.answers(peer.error(500));
            client.ask(LlmPeer.question(Duration.ofMinutes(1)));
            client.ask(LlmPeer.question(Duration.ofMinutes(1)));

            assertThat(calls("server_error")).isEqualTo(1);
            assertThat(calls("circuit_open")).isEqualTo(1);
            assertThat(registry.get("triage.model.circuit").gauge().value()).isEqualTo(2);
        }
    }

    @Test
    void neitherPromptNorReplyNorKeyGetsIntoLogsOrMetrics() {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        List<Logger> loggers = List.of((Logger) LoggerFactory.getLogger("dev.triage"),
                (Logger) LoggerFactory.getLogger("dev.langchain4j"));
        log.start();
        for (Logger logger : loggers) {
            logger.addAppender(log);
            logger.setLevel(Level.TRACE);
        }
        try {
            for (Wire wire : Wire.values()) {
                try (LlmPeer peer = new LlmPeer(wire); BoundedLlmClient client = client(peer)) {
                    peer.answers(peer.error(401), peer.error(500), peer.ok("wrong-shape"), peer.ok("answered"));
                    for (int i = 0; i < 3; i++) {
                        client.ask(LlmPeer.question(Duration.ofMinutes(1)));
                    }
                }
            }
        } finally {
            for (Logger logger : loggers) {
                logger.detachAppender(log);
                logger.setLevel(null);
            }
        }
        String seen = log.list.stream().map(ILoggingEvent::getFormattedMessage).toList() + registry.scrape();
        assertThat(log.list).isNotEmpty().allSatisfy(event -> assertThat(event.getThrowableProxy()).isNull());
        assertThat(seen).doesNotContain("secret prompt text").doesNotContain("pool exhausted")
                .doesNotContain("test-key").doesNotContain(LlmPeer.SYSTEM);
    }

    private BoundedLlmClient client(LlmPeer peer) {
        return new BoundedLlmClient(List.of(peer.settings()), new LlmMetrics(registry), time, new Backoff(() -> 0));
    }

    private double tokens(String type) {
        return registry.get("gen_ai.client.token.usage").tag("gen_ai.token.type", type).summary().totalAmount();
    }

    private long calls(String errorType) {
        return registry.get("gen_ai.client.operation.duration").tag("error.type", errorType).timer().count();
    }
}
