package dev.triage.llm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A configured chat model as the rest of the service sees it.
 *
 * @param provider such as {@code openai} or {@code anthropic}
 * @param modelId the provider's own name of the model
 * @param contextWindowTokens how much fits into one call, prompt and reply together
 * @param maxOutputTokens how long a reply may get
 * @param price null when nobody has configured it; then the cost of a run is unknown, never zero
 * @param languages BCP 47 tags it may answer in; empty means any
 */
public record ModelInfo(ModelName name, String provider, String modelId, int contextWindowTokens, int maxOutputTokens,
        @Nullable Price price, List<String> languages) {

    public ModelInfo {
        languages = List.copyOf(languages);
    }
}
