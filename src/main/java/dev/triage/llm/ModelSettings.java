package dev.triage.llm;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model that is configured without fault and whose key is there; the fields mean what they mean in
 * {@link ModelBlock}.
 */
record ModelSettings(ModelName name, Provider provider, String modelId, URI baseUrl, @Nullable String apiKey,
        boolean jsonSchema, int contextWindowTokens, int maxOutputTokens, @Nullable Price price, Duration timeout,
        int maxConcurrentCalls, boolean acceptsTemperature, List<String> languages) {

    ModelSettings {
        languages = List.copyOf(languages);
    }

    ModelInfo info() {
        return new ModelInfo(name, provider.configName(), modelId, contextWindowTokens, maxOutputTokens, price,
                languages);
    }

    /** Leaves the key out, so that no log line or error can carry it. */
    @Override
    public String toString() {
        return "ModelSettings[name=" + name + ", provider=" + provider + ", modelId=" + modelId + "]";
    }
}
