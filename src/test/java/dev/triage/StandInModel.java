package dev.triage;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** An OpenAI-compatible provider on this machine that answers over real HTTP as it is told. */
public final class StandInModel implements AutoCloseable {

    /** Tokens that it says it has used for each answer. */
    public static final int INPUT_TOKENS = 1739;
    public static final int OUTPUT_TOKENS = 1480;

    private static final String PATH = "/v1/chat/completions";

    private final WireMockServer server = new WireMockServer(wireMockConfig().dynamicPort().containerThreads(64));

    public StandInModel() {
        server.start();
    }

    /** The settings of a model called {@code name} that asks this provider. */
    public String[] properties(int index, String name) {
        String block = "triage.llm.models[" + index + "].";
        return new String[]{block + "name=" + name, block + "provider=openai", block + "model-id=stand-in-1",
                block + "base-url=http://localhost:" + server.port() + "/v1", block + "api-key=not-a-real-one",
                block + "input-price-per-million=0.27", block + "output-price-per-million=1.10",
                block + "max-concurrent-calls=64", block + "timeout=20s"};
    }

    /** Answers every question with this text. */
    public void answers(String content) {
        server.resetAll();
        server.stubFor(post(anyUrl()).willReturn(reply(content)));
    }

    /** Answers the first question with the first text, and so on; the last one goes on. */
    public void answersInTurn(List<String> contents) {
        server.resetAll();
        for (int i = 0; i < contents.size(); i++) {
            server.stubFor(post(anyUrl()).inScenario("turns").whenScenarioStateIs(state(i))
                    .willSetStateTo(state(Math.min(i + 1, contents.size() - 1))).willReturn(reply(contents.get(i))));
        }
    }

    /** Answers after so long. */
    public void answersAfter(int millis, String content) {
        server.resetAll();
        server.stubFor(post(anyUrl()).willReturn(reply(content).withFixedDelay(millis)));
    }

    /** Fails every question with this status. */
    public void fails(int status) {
        server.resetAll();
        server.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(status)
                .withHeader("Content-Type", "application/json").withBody("{\"error\":{\"message\":\"no\"}}")));
    }

    /** How often it was asked since it was last told what to do. */
    public int asked() {
        return server.countRequestsMatching(postRequestedFor(urlEqualTo(PATH)).build()).getCount();
    }

    /** The bodies of the questions, in order. */
    public List<String> questions() {
        return server.findAll(postRequestedFor(urlEqualTo(PATH))).stream().map(request -> request.getBodyAsString())
                .toList();
    }

    @Override
    public void close() {
        server.stop();
    }

    private static ResponseDefinitionBuilder reply(String content) {
        String body = new JsonMapper().writeValueAsString(Map.of("id", "chatcmpl-1", "object", "chat.completion",
                "created", 1, "model", "stand-in-1", "choices",
                List.of(Map.of("index", 0, "finish_reason", "stop", "message",
                        Map.of("role", "assistant", "content", content))),
                "usage", Map.of("prompt_tokens", INPUT_TOKENS, "completion_tokens", OUTPUT_TOKENS, "total_tokens",
                        INPUT_TOKENS + OUTPUT_TOKENS)));
        return aResponse().withStatus(200).withHeader("Content-Type", "application/json").withBody(body);
    }

    private static String state(int turn) {
        return turn == 0 ? Scenario.STARTED : "turn " + turn;
    }
}
