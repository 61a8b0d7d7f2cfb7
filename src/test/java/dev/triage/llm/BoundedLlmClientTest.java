package dev.triage.llm;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Concurrency, the breaker, cancelling and waiting; the providers' formats are {@link ProviderFaultsTest}'s. */
class BoundedLlmClientTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ManualTime time = new ManualTime();

    @Test
    void aCallThatFindsNoFreePlaceUntilItsDeadlineSendsNothing() throws InterruptedException {
        try (StallingServer server = new StallingServer();
                BoundedLlmClient client = LlmPeer.client(onePlace(server.address()), Timekeeper.system());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> client.ask(LlmPeer.question(MINUTE)));
            server.awaitStalled();

            assertThat(client.ask(LlmPeer.question(Duration.ofMillis(100)))).isInstanceOf(LlmReply.TimedOut.class);
            assertThat(server.requests()).isEqualTo(1);
            first.cancel(true);
        }
    }

    @Test
    void aFailingModelIsNoLongerCalledUntilAProbeFindsItWell() {
        try (LlmPeer peer = new LlmPeer(Wire.OPENAI);
                BoundedLlmClient client = LlmPeer.client(peer.settings(), time)) {
            // With four concurrent calls, five failures in a row open it: three tries of the first call, two here.
            peer.answers(peer.error(500), peer.error(500), peer.error(500), peer.error(500), peer.error(500),
                    peer.ok("answered"));
            assertThat(reason(client.ask(LlmPeer.question(MINUTE)))).startsWith("HTTP 500");
            assertThat(reason(client.ask(LlmPeer.question(MINUTE)))).startsWith("not called");
            assertThat(reason(client.ask(LlmPeer.question(MINUTE)))).startsWith("not called");
            assertThat(peer.requests()).hasSize(5);

            time.pass(CircuitBreaker.OPEN_FOR);
            assertThat(client.ask(LlmPeer.question(MINUTE))).isInstanceOf(LlmReply.Answered.class);
        }
    }

    @Test
    void callsWithHardlyAnyTimeLeftSayNothingAboutTheModel() {
        try (StallingServer server = new StallingServer();
                BoundedLlmClient client = LlmPeer.client(Wire.OPENAI.at(server.address(), MINUTE), time)) {
            for (int i = 0; i < 7; i++) {
                assertThat(client.ask(LlmPeer.question(Duration.ofMillis(20)))).isInstanceOf(LlmReply.TimedOut.class);
            }
        }
    }

    @Test
    void callsThatHadTheirFullTimeoutDo() {
        Duration timeout = Duration.ofMillis(20);
        try (StallingServer server = new StallingServer();
                BoundedLlmClient client = LlmPeer.client(Wire.OPENAI.at(server.address(), timeout), time)) {
            for (int i = 0; i < 5; i++) {
                assertThat(client.ask(LlmPeer.question(MINUTE))).isInstanceOf(LlmReply.TimedOut.class);
            }
            assertThat(reason(client.ask(LlmPeer.question(MINUTE)))).startsWith("not called");
        }
    }

    @Test
    void cancellingACallOnItsWayEndsItAtOnceAndClosesTheConnection() throws Exception {
        try (StallingServer server = new StallingServer();
                BoundedLlmClient client = LlmPeer.client(Wire.OPENAI.at(server.address(), MINUTE), time)) {
            CompletableFuture<LlmReply> reply = new CompletableFuture<>();
            CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
            Thread caller = Thread.ofVirtual().start(() -> {
                reply.complete(client.ask(LlmPeer.question(MINUTE)));
                interrupted.complete(Thread.currentThread().isInterrupted());
            });
            server.awaitStalled();
            caller.interrupt();

            assertThat(reason(reply.get())).isEqualTo("cancelled");
            assertThat(interrupted.get()).isTrue();
            server.awaitAbandoned();
        }
    }

    @Test
    void aCancelledThreadSendsNothing() {
        try (LlmPeer peer = new LlmPeer(Wire.OPENAI)) {
            peer.answers(peer.ok("answered"));
            Thread.currentThread().interrupt();

            assertThat(reason(peer.ask(time))).isEqualTo("cancelled");
            assertThat(Thread.interrupted()).isTrue();
            assertThat(peer.requests()).isEmpty();
        }
    }

    @Test
    void cancellingAWaitBetweenTriesEndsTheCall() {
        try (LlmPeer peer = new LlmPeer(Wire.OPENAI)) {
            peer.answers(peer.error(500), peer.ok("answered"));

            assertThat(reason(peer.ask(new InterruptingTime()))).isEqualTo("cancelled");
            assertThat(Thread.interrupted()).isTrue();
            assertThat(peer.requests()).hasSize(1);
        }
    }

    @Test
    void noTryIsMadeThatWouldBeginAfterTheDeadline() {
        try (LlmPeer peer = new LlmPeer(Wire.OPENAI)) {
            peer.answers(peer.error(500));

            LlmReply reply = LlmPeer.ask(peer.settings(), time, Duration.ofMillis(250));

            assertThat(reason(reply)).isEqualTo("HTTP 500 (server_error)");
            assertThat(peer.requests()).hasSize(1);
        }
    }

    @Test
    void aUsedUpQuotaIsNotWaitedFor() {
        try (LlmPeer peer = new LlmPeer(Wire.OPENAI)) {
            peer.answers(peer.json(429, "{\"error\":{\"code\":\"insufficient_quota\"}}"));

            assertThat(reason(peer.ask(time))).isEqualTo("HTTP 429 (insufficient_quota)");
            assertThat(peer.requests()).hasSize(1);
        }
    }

    @Test
    void theWaitThatGeminiAsksForInItsBodyIsHonoured() {
        try (LlmPeer peer = new LlmPeer(Wire.GEMINI)) {
            peer.answers(
                    peer.json(429,
                            "{\"error\":{\"status\":\"RESOURCE_EXHAUSTED\",\"details\":[{\"retryDelay\":\"34.5s\"}]}}"),
                    peer.ok("answered"));

            peer.ask(time);

            assertThat(time.sleeps()).containsExactly(Duration.ofMillis(34_750));
        }
    }

    @Test
    void anUnavailableProviderThatNamesATimePastTheDeadlineThrottles() {
        try (LlmPeer peer = new LlmPeer(Wire.ANTHROPIC)) {
            peer.answers(peer.json(503, "{}").withHeader("Retry-After", "Sun, 01 Mar 2026 10:05:00 GMT"));

            assertThat(peer.ask(time)).isInstanceOfSatisfying(LlmReply.Throttled.class,
                    reply -> assertThat(reply.retryAfter()).isEqualTo(Duration.ofMinutes(5)));
        }
    }

    @Test
    void aFilteredPromptIsARefusalEvenAsAnErrorStatus() {
        try (LlmPeer peer = new LlmPeer(Wire.OPENAI)) {
            peer.answers(peer.json(400, "{\"error\":{\"code\":\"content_filter\"}}"));

            assertThat(peer.ask(time)).isInstanceOf(LlmReply.Refused.class);
        }
    }

    @Test
    void aRedirectIsNotFollowed() {
        try (LlmPeer peer = new LlmPeer(Wire.OPENAI)) {
            peer.answers(aResponse().withStatus(307).withHeader("Location", peer.address() + "/v1/chat/completions"));

            assertThat(reason(peer.ask(time))).startsWith("HTTP 307").contains("base-url");
            assertThat(peer.requests()).hasSize(1);
        }
    }

    @Test
    void nobodyAtTheAddressIsAFailureThatNamesTheSetting() {
        // Port 1 is reserved, and nothing listens there.
        ModelSettings nowhere = Wire.OPENAI.at("http://127.0.0.1:1", MINUTE);

        assertThat(reason(LlmPeer.ask(nowhere, time, MINUTE))).isEqualTo(
                "no connection to the host and port of base-url, at try 3");
    }

    @Test
    void aModelThatIsNoLongerConfiguredIsAFailureThatNamesTheOthers() {
        ModelSettings other = new ModelSettings(new ModelName("other"), Provider.OLLAMA, "m",
                Wire.OLLAMA.at("http://127.0.0.1:1", MINUTE).baseUrl(), null, true, 100, 10, null, MINUTE, 1, true,
                List.of("en"));

        assertThat(reason(LlmPeer.ask(other, time, MINUTE)))
                .isEqualTo("no model test is configured; there are [other]");
    }

    @Test
    void modelsAreListedWithoutAPriceThatNobodyKnows() {
        ModelSettings model = Wire.OPENAI.at("http://127.0.0.1:1", MINUTE);
        try (BoundedLlmClient client = LlmPeer.client(model, time)) {
            assertThat(client.models()).containsExactly(
                    new ModelInfo(Wire.MODEL, "openai", "test-model", 32_768, 4096, Wire.PRICE, List.of()));
        }
    }

    private static ModelSettings onePlace(String server) {
        ModelSettings with = Wire.OPENAI.at(server, MINUTE);
        return new ModelSettings(with.name(), with.provider(), with.modelId(), with.baseUrl(), with.apiKey(), true,
                with.contextWindowTokens(), with.maxOutputTokens(), null, with.timeout(), 1, true, List.of());
    }

    private static String reason(LlmReply reply) {
        assertThat(reply).isInstanceOf(LlmReply.Failed.class);
        return ((LlmReply.Failed) reply).reason();
    }
}
