package dev.triage.llm;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One model as it is written in configuration, not yet checked; {@link ModelBlockCheck} says what is wrong with it.
 *
 * @param name what requests call it; unique
 * @param provider {@code openai}, {@code anthropic}, {@code gemini} or {@code ollama}
 * @param modelId the provider's own name of the model
 * @param baseUrl where the provider answers; its public address when absent
 * @param apiKey the key itself, meant to be a placeholder such as {@code ${MY_KEY:}}; blank makes the model unavailable
 * @param apiKeyEnv instead of it, the environment variable that holds the key
 * @param jsonSchema whether the server takes a JSON schema; otherwise the system prompt states it
 * @param contextWindowTokens how much fits into one call, prompt and reply together
 * @param maxOutputTokens the longest reply to ask for
 * @param inputPricePerMillion dollars for a million input tokens; unknown when absent
 * @param outputPricePerMillion dollars for a million output tokens; unknown when absent
 * @param timeout how long one try may take, from the request to the last byte of the reply
 * @param maxConcurrentCalls how many calls may be on their way at once; more of them wait
 * @param acceptsTemperature false for models that reject the parameter
 * @param languages BCP 47 tags it may answer in; any when empty
 */
record ModelBlock(@Nullable String name, @Nullable String provider, @Nullable String modelId, @Nullable String baseUrl,
        @Nullable String apiKey, @Nullable String apiKeyEnv, @DefaultValue("true") boolean jsonSchema,
        @DefaultValue("32768") int contextWindowTokens, @DefaultValue("4096") int maxOutputTokens,
        @Nullable BigDecimal inputPricePerMillion, @Nullable BigDecimal outputPricePerMillion,
        @DefaultValue("120s") Duration timeout, @DefaultValue("16") int maxConcurrentCalls,
        @DefaultValue("true") boolean acceptsTemperature, @DefaultValue List<String> languages) {

    ModelBlock {
        languages = List.copyOf(languages);
    }

    /** Leaves the key out, so that no log line or error can carry it. */
    @Override
    public String toString() {
        return "ModelBlock[name=" + name + ", provider=" + provider + ", modelId=" + modelId + "]";
    }
}
