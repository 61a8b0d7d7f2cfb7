package dev.triage.llm;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What LangChain4j leaves out of a provider's body: refusals, all charged tokens, error codes. The four formats share
 * no field with different meanings, so one reading serves all. Free text of the body is never taken over, because a
 * provider may quote the prompt or the key in it.
 */
final class WireReply {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
    private static final Pattern SECONDS = Pattern.compile("(\\d{1,6})(?:\\.(\\d{1,3})\\d*)?s");

    private final JsonNode root;

    private WireReply(JsonNode root) {
        this.root = root;
    }

    /** Reads a body; one that is not JSON has nothing in it. */
    static WireReply read(@Nullable String body) {
        try {
            return new WireReply(JSON.readTree(body == null ? "{}" : body));
        } catch (JacksonException e) {
            return new WireReply(JSON.createObjectNode());
        }
    }

    /** Tokens charged: cached input counts as input, and what the model thinks to itself as output. */
    TokenUsage usage() {
        int input = sum("/usage/prompt_tokens", "/usage/input_tokens", "/usage/cache_creation_input_tokens",
                "/usage/cache_read_input_tokens", "/usageMetadata/promptTokenCount", "/prompt_eval_count");
        int output = sum("/usage/completion_tokens", "/usage/output_tokens", "/usageMetadata/candidatesTokenCount",
                "/usageMetadata/thoughtsTokenCount", "/eval_count");
        return new TokenUsage(input, output);
    }

    /** Why the model declined, or null when it did not. */
    @Nullable
    String refusal() {
        if (!root.at("/choices/0/message/refusal").asString("").isBlank()
                || root.at("/stop_reason").asString("").equals("refusal")) {
            return "the model declined to answer";
        }
        String blocked = code("/promptFeedback/blockReason");
        return blocked == null ? null : "the provider blocked the prompt (" + blocked + ")";
    }

    /** The provider's code of an error, such as {@code context_length_exceeded}; null when there is none. */
    @Nullable
    String errorCode() {
        for (String path : List.of("/error/status", "/error/code", "/error/type")) {
            String code = code(path);
            if (code != null) {
                return code;
            }
        }
        return null;
    }

    /** Where Gemini says how long to wait; null when nobody says. */
    @Nullable
    Duration retryDelay() {
        for (JsonNode detail : root.at("/error/details")) {
            Matcher seconds = SECONDS.matcher(detail.path("retryDelay").asString(""));
            if (seconds.matches()) {
                String fraction = seconds.group(2) == null ? "0" : (seconds.group(2) + "00").substring(0, 3);
                return Duration.ofSeconds(Long.parseLong(seconds.group(1))).plusMillis(Long.parseLong(fraction));
            }
        }
        return null;
    }

    private @Nullable String code(String path) {
        String value = root.at(path).asString("");
        return CODE.matcher(value).matches() ? value : null;
    }

    private int sum(String... paths) {
        int sum = 0;
        for (String path : paths) {
            JsonNode count = root.at(path);
            sum += count.isInt() && count.intValue() > 0 ? count.intValue() : 0;
        }
        return sum;
    }
}
