package dev.triage.llm;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.triage.redact.RedactedText;
import dev.triage.redact.Redactor;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;

/** A provider that answers as it is told, and a client that asks it. */
final class LlmPeer implements AutoCloseable {

    static final String SCHEMA = """
                                 {"type":"object","properties":{"summary":{"type":"string"},"outcome":{"type":"string","enum":["A","B"]}},\
                                 "required":["summary","outcome"],"additionalProperties":false}""";
    static final String SYSTEM = "You are the analyst.";
    static final String USER = "secret prompt text: 500 / 500 connections";

    private final WireMockServer server = new WireMockServer(wireMockConfig().dynamicPort());
    private final Wire wire;

    LlmPeer(Wire wire) {
        this.wire = wire;
        server.start();
    }

    /** Answers the n-th request with the n-th response, and all later ones with the last. */
    void answers(ResponseDefinitionBuilder... responses) {
        for (int i = 0; i < responses.length; i++) {
            server.stubFor(
                    post(urlPathEqualTo(wire.path())).inScenario("calls").whenScenarioStateIs(state(i)).willSetStateTo(
                            state(Math.min(i + 1, responses.length - 1))).willReturn(responses[i]));
        }
    }

    private static String state(int requestsBefore) {
        return requestsBefore == 0 ? Scenario.STARTED : "after " + requestsBefore;
    }

    /** A success with one of the provider's bodies. */
    ResponseDefinitionBuilder ok(String body) {
        return json(200, wire.body(body));
    }

    /** An error with the provider's body for it. */
    ResponseDefinitionBuilder error(int status) {
        return json(status, wire.body("error-" + status));
    }

    ResponseDefinitionBuilder json(int status, String body) {
        return aResponse().withStatus(status).withHeader("Content-Type", "application/json").withBody(body);
    }

    String address() {
        return server.baseUrl();
    }

    ModelSettings settings() {
        return wire.at(address(), Duration.ofSeconds(20));
    }

    List<LoggedRequest> requests() {
        return server.findAll(postRequestedFor(urlPathEqualTo(wire.path())));
    }

    /** Asks the model at the peer once, with a minute for it. */
    LlmReply ask(Timekeeper time) {
        return ask(settings(), time, Duration.ofMinutes(1));
    }

    static LlmReply ask(ModelSettings settings, Timekeeper time, Duration deadline) {
        try (BoundedLlmClient client = client(settings, time)) {
            return client.ask(question(deadline));
        }
    }

    static BoundedLlmClient client(ModelSettings settings, Timekeeper time) {
        return new BoundedLlmClient(List.of(settings), new LlmMetrics(new SimpleMeterRegistry()), time,
                new Backoff(() -> 0));
    }

    static LlmRequest question(Duration deadline) {
        return new LlmRequest(Wire.MODEL, text(SYSTEM), text(USER), SCHEMA, 2000, 0.2, deadline);
    }

    static RedactedText text(String value) {
        return new Redactor().redact(value);
    }

    @Override
    public void close() {
        server.stop();
    }
}
