package dev.triage.llm;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What goes out to each provider, and what is made of a good reply. */
class ProviderWireTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ManualTime time = new ManualTime();

    @ParameterizedTest
    @EnumSource
    void aGoodReplyIsAnsweredWithTextAndAllTokens(Wire wire) {
        try (LlmPeer peer = new LlmPeer(wire)) {
            peer.answers(peer.ok("answered"));

            assertThat(peer.ask(time)).isEqualTo(new LlmReply.Answered("{\"summary\":\"pool exhausted\"}",
                    new TokenUsage(1739, 1480), Duration.ZERO, 1));
        }
    }

    @Test
    void openAiGetsAStrictSchemaAndItsKeyAsBearer() {
        LoggedRequest request = requestTo(Wire.OPENAI);
        JsonNode body = JSON.readTree(request.getBodyAsString());

        assertThat(request.getHeader("Authorization")).isEqualTo("Bearer test-key");
        assertThat(body.at("/model").asString()).isEqualTo("test-model");
        assertThat(body.at("/messages/0/role").asString()).isEqualTo("system");
        assertThat(body.at("/messages/0/content").asString()).isEqualTo(LlmPeer.SYSTEM);
        assertThat(body.at("/messages/1/content").asString()).isEqualTo(LlmPeer.USER);
        assertThat(body.at("/max_tokens").asInt()).isEqualTo(2000);
        assertThat(body.at("/temperature").asDouble()).isEqualTo(0.2);
        assertThat(body.at("/response_format/type").asString()).isEqualTo("json_schema");
        assertThat(body.at("/response_format/json_schema/strict").asBoolean()).isTrue();
        assertSchema(body.at("/response_format/json_schema/schema"));
    }

    @Test
    void anthropicGetsTheSchemaAsOutputFormatAndItsKeyInItsOwnHeader() {
        LoggedRequest request = requestTo(Wire.ANTHROPIC);
        JsonNode body = JSON.readTree(request.getBodyAsString());

        assertThat(request.getHeader("x-api-key")).isEqualTo("test-key");
        assertThat(request.getHeader("anthropic-version")).isNotBlank();
        assertThat(body.at("/system/0/text").asString()).isEqualTo(LlmPeer.SYSTEM);
        assertThat(body.at("/messages/0/content/0/text").asString()).isEqualTo(LlmPeer.USER);
        assertThat(body.at("/max_tokens").asInt()).isEqualTo(2000);
        assertThat(body.at("/output_config/format/type").asString()).isEqualTo("json_schema");
        assertSchema(body.at("/output_config/format/schema"));
    }

    @Test
    void geminiGetsTheSchemaAsItIsAndItsKeyInItsOwnHeader() {
        LoggedRequest request = requestTo(Wire.GEMINI);
        JsonNode body = JSON.readTree(request.getBodyAsString());

        assertThat(request.getHeader("x-goog-api-key")).isEqualTo("test-key");
        assertThat(body.at("/systemInstruction/parts/0/text").asString()).isEqualTo(LlmPeer.SYSTEM);
        assertThat(body.at("/contents/0/parts/0/text").asString()).isEqualTo(LlmPeer.USER);
        assertThat(body.at("/generationConfig/maxOutputTokens").asInt()).isEqualTo(2000);
        assertThat(body.at("/generationConfig/responseMimeType").asString()).isEqualTo("application/json");
        assertSchema(body.at("/generationConfig/responseJsonSchema"));
    }

    @Test
    void ollamaGetsTheSchemaAsFormatAndAWindowThatHoldsThePrompt() {
        JsonNode body = JSON.readTree(requestTo(Wire.OLLAMA).getBodyAsString());

        assertThat(body.at("/messages/0/content").asString()).isEqualTo(LlmPeer.SYSTEM);
        assertThat(body.at("/stream").asBoolean(true)).isFalse();
        assertThat(body.at("/options/num_ctx").asInt()).isEqualTo(32_768);
        assertThat(body.at("/options/num_predict").asInt()).isEqualTo(2000);
        assertSchema(body.at("/format"));
    }

    @ParameterizedTest
    @EnumSource
    void aModelThatTakesNoSchemaIsToldItInTheSystemPrompt(Wire wire) {
        try (LlmPeer peer = new LlmPeer(wire)) {
            peer.answers(peer.ok("answered"));
            ModelSettings with = peer.settings();

            LlmPeer.ask(new ModelSettings(with.name(), with.provider(), with.modelId(), with.baseUrl(), with.apiKey(),
                    false, with.contextWindowTokens(), 500, null, with.timeout(), 1, false, List.of()), time,
                    Duration.ofMinutes(1));

            String body = peer.requests().getFirst().getBodyAsString();
            assertThat(body).contains("conforms to this JSON schema").contains("\\\"outcome\\\"").contains("500")
                    .doesNotContain("temperature").doesNotContain("response_format").doesNotContain("output_config")
                    .doesNotContain("responseJsonSchema").doesNotContain("\"format\"");
        }
    }

    @Test
    void openAiItselfGetsTheTokenLimitByItsNewName() {
        ModelSettings there = Wire.OPENAI.at("https://api.openai.com", Duration.ofSeconds(1));
        ModelSettings elsewhere = Wire.OPENAI.at("https://api.deepseek.com", Duration.ofSeconds(1));
        LlmRequest question = LlmPeer.question(Duration.ofSeconds(1));

        assertThat(there.baseUrl()).isEqualTo(URI.create("https://api.openai.com/v1"));
        assertThat(WireRequest.of(question, there).parameters().maxOutputTokens()).isNull();
        assertThat(WireRequest.of(question, elsewhere).parameters().maxOutputTokens()).isEqualTo(2000);
    }

    private LoggedRequest requestTo(Wire wire) {
        try (LlmPeer peer = new LlmPeer(wire)) {
            peer.answers(peer.ok("answered"));
            peer.ask(time);
            return peer.requests().getFirst();
        }
    }

    /** The schema as given, with its properties in order. */
    private static void assertSchema(JsonNode schema) {
        assertThat(schema.toString()).isEqualTo(JSON.readTree(LlmPeer.SCHEMA).toString());
    }
}
