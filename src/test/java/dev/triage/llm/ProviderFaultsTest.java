package dev.triage.llm;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every provider's wire format against everything that goes wrong with a peer. */
class ProviderFaultsTest {

    private final ManualTime time = new ManualTime();

    @ParameterizedTest
    @EnumSource
    void tooManyRequestsIsTriedAgainAfterTheTimeAskedFor(Wire wire) {
        try (LlmPeer peer = new LlmPeer(wire)) {
            peer.answers(peer.error(429).withHeader("Retry-After", "7"), peer.ok("answered"));

            assertThat(peer.ask(time)).isInstanceOfSatisfying(LlmReply.Answered.class, reply -> {
                assertThat(reply.tries()).isEqualTo(2);
                assertThat(reply.latency()).isEqualTo(Duration.ofMillis(7250));
            });
            assertThat(time.sleeps()).containsExactly(Duration.ofMillis(7250));
        }
    }

    @ParameterizedTest
    @EnumSource
    void tooManyRequestsWithATimePastTheDeadlineIsHandedBackAtOnce(Wire wire) {
        try (LlmPeer peer = new LlmPeer(wire)) {
            peer.answers(peer.error(429).withHeader("Retry-After", "61"), peer.ok("answered"));

            assertThat(peer.ask(time)).isInstanceOfSatisfying(LlmReply.Throttled.class,
                    reply -> assertThat(reply.retryAfter()).isEqualTo(Duration.ofSeconds(61)));
            assertThat(time.sleeps()).isEmpty();
            assertThat(peer.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anErrorOfTheServerIsTriedAgain(Wire wire) {
        try (LlmPeer peer = new LlmPeer(wire)) {
            peer.answers(peer.error(500), peer.ok("answered"));

            assertThat(peer.ask(time)).isInstanceOf(LlmReply.Answered.class);
            assertThat(time.sleeps()).containsExactly(Duration.ofMillis(250));
        }
    }

    @ParameterizedTest
    @EnumSource
    void anErrorOfTheServerThatStaysIsTriedThreeTimesWithGrowingWaits(Wire wire) {
        try (LlmPeer peer = new LlmPeer(wire)) {
            peer.answers(peer.error(500));

            assertThat(failure(peer.ask(time))).startsWith("HTTP 500").endsWith("at try 3")
                    .doesNotContain("secret prompt text");
            assertThat(peer.requests()).hasSize(3);
            assertThat(time.sleeps()).containsExactly(Duration.ofMillis(250), Duration.ofMillis(500));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aResetConnectionIsTriedAgain(Wire wire) {
        try (LlmPeer peer = new LlmPeer(wire)) {
            peer.answers(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER), peer.ok("answered"));

            assertThat(peer.ask(time)).isInstanceOf(LlmReply.Answered.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBodyThatDripsPastTheTimeoutIsGivenUp(Wire wire) {
        try (LlmPeer peer = new LlmPeer(wire)) {
            peer.answers(peer.ok("answered").withChunkedDribbleDelay(100, 30_000));

            LlmReply reply = LlmPeer.ask(wire.at(peer.address(), Duration.ofMillis(500)), time, Duration.ofMinutes(1));

            assertThat(reply).isInstanceOf(LlmReply.TimedOut.class);
            assertThat(peer.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aStallAfterTheHeadersIsGivenUpAndTheConnectionClosed(Wire wire) throws InterruptedException {
        try (StallingServer server = new StallingServer()) {
            LlmReply reply = LlmPeer.ask(wire.at(server.address(), Duration.ofMillis(500)), time,
                    Duration.ofMinutes(1));

            assertThat(reply).isInstanceOf(LlmReply.TimedOut.class);
            server.awaitAbandoned();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aReplyCutOffAtTheTokenLimitIsNoAnswerButItsTokensCount(Wire wire) {
        LlmReply reply = replyTo(wire, "truncated");

        assertThat(failure(reply)).isEqualTo("cut off at max tokens");
        assertThat(reply.usage()).isEqualTo(new TokenUsage(1739, 64));
    }

    @ParameterizedTest
    @EnumSource
    void aReplyThatDoesNotSayThatItIsCompleteIsNoAnswer(Wire wire) {
        assertThat(replyTo(wire, "unfinished")).isInstanceOf(LlmReply.Failed.class);
    }

    @ParameterizedTest
    @EnumSource(value = Wire.class, names = {"OPENAI", "ANTHROPIC", "GEMINI"})
    void aRefusalIsToldApartAndItsTokensCount(Wire wire) {
        LlmReply reply = replyTo(wire, "refused");

        assertThat(reply).isInstanceOf(LlmReply.Refused.class);
        assertThat(reply.usage()).isEqualTo(new TokenUsage(1739, 9));
    }

    @ParameterizedTest
    @EnumSource(value = Wire.class, names = {"OPENAI", "ANTHROPIC", "GEMINI"})
    void aFilteredReplyIsARefusal(Wire wire) {
        assertThat(replyTo(wire, "filtered")).isInstanceOf(LlmReply.Refused.class);
    }

    @ParameterizedTest
    @EnumSource
    void anEmptyReplyIsTriedAgainAndAllTriesArePaid(Wire wire) {
        try (LlmPeer peer = new LlmPeer(wire)) {
            peer.answers(peer.ok("empty"), peer.ok("answered"));

            LlmReply reply = peer.ask(time);

            assertThat(reply).isInstanceOf(LlmReply.Answered.class);
            assertThat(reply.usage()).isEqualTo(new TokenUsage(2 * 1739, 1480));
        }
    }

    @ParameterizedTest
    @EnumSource
    void emptyRepliesOnlyAreAFailure(Wire wire) {
        assertThat(failure(replyTo(wire, "empty"))).isEqualTo("the reply is empty, at try 3");
    }

    @ParameterizedTest
    @EnumSource
    void aBodyThatIsNoReplyIsAFailureAndNotPaidTwice(Wire wire) {
        List<String> bodies = List.of("{\"choices\": [", "<html>Welcome</html>", "", "null", "[]", "{}", "42",
                wire.body("wrong-shape"));
        for (String body : bodies) {
            try (LlmPeer peer = new LlmPeer(wire)) {
                peer.answers(peer.json(200, body));

                assertThat(peer.ask(time)).as(body).isInstanceOf(LlmReply.Failed.class);
                assertThat(peer.requests()).as(body).hasSize(1);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aHugeBodyIsCutShort(Wire wire) {
        try (LlmPeer peer = new LlmPeer(wire)) {
            peer.answers(peer.json(200, "[" + " ".repeat(BoundedHttpClient.MAX_BODY_BYTES) + "]"));

            assertThat(failure(peer.ask(time))).isEqualTo("the body has more than 4194304 bytes");
            assertThat(peer.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRejectedKeyIsNotTriedAgainAndSaysWhatToDo(Wire wire) {
        try (LlmPeer peer = new LlmPeer(wire)) {
            peer.answers(peer.error(401));

            assertThat(failure(peer.ask(time))).startsWith("HTTP 401").endsWith("check api-key")
                    .doesNotContain("test-key");
            assertThat(peer.requests()).hasSize(1);
        }
    }

    private LlmReply replyTo(Wire wire, String body) {
        try (LlmPeer peer = new LlmPeer(wire)) {
            peer.answers(peer.ok(body));
            return peer.ask(time);
        }
    }

    private static String failure(LlmReply reply) {
        assertThat(reply).isInstanceOf(LlmReply.Failed.class);
        return ((LlmReply.Failed) reply).reason();
    }
}
