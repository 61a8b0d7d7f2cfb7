package dev.triage.llm;

import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;

/**
 * The models that can be used here: the operator's own first, then presets whose environment variable is set. A block
 * whose key is missing is left out and named in the log. An operator's block replaces the preset of the same name.
 */
final class ModelCatalog {

    private static final Logger LOG = LoggerFactory.getLogger(ModelCatalog.class);

    private ModelCatalog() {}

    static List<ModelSettings> available(LlmProperties properties, Environment environment) {
        Map<String, ModelBlock> blocks = new LinkedHashMap<>();
        properties.models().forEach(block -> blocks.put(String.valueOf(block.name()), block));
        if (properties.presets()) {
            for (ModelPreset preset : ModelPreset.load(environment)) {
                if (!environment.getProperty(preset.whenSet(), "").isBlank()) {
                    checked(preset);
                    blocks.putIfAbsent(String.valueOf(preset.model().name()), preset.model());
                }
            }
        }
        List<ModelSettings> available = new ArrayList<>();
        for (ModelBlock block : blocks.values()) {
            settings(block, environment).ifPresentOrElse(available::add,
                    () -> LOG.warn("Model {} is left out: its key is empty. Set {} to use it.", block.name(),
                            block.apiKeyEnv() == null ? "its api-key" : block.apiKeyEnv()));
        }
        LOG.info("Models: {}", available.isEmpty() ? "none, the built-in analyst answers" : available);
        return List.copyOf(available);
    }

    /** A preset takes its placeholders from the environment, so its faults are the environment's. */
    private static void checked(ModelPreset preset) {
        List<String> problems = ModelBlockCheck.problems(preset.model());
        if (!problems.isEmpty()) {
            throw new ModelSetupException(
                    "The model that the environment variable " + preset.whenSet() + " activates "
                            + String.join("; it ", problems),
                    "Correct the environment variables that models.yaml names for it, or set triage.llm.presets=false");
        }
    }

    private static Optional<ModelSettings> settings(ModelBlock block, Environment environment) {
        Provider provider = Provider.named(required(block.provider())).orElseThrow();
        String key = block.apiKeyEnv() == null ? block.apiKey() : environment.getProperty(block.apiKeyEnv(), "");
        if (key != null && key.isBlank()) {
            return Optional.empty();
        }
        if (key != null && !ModelBlockCheck.isKey(key)) {
            throw new ModelSetupException(
                    "The key of model " + block.name() + " has blanks or characters other than ASCII",
                    "Copy the key into " + block.apiKeyEnv() + " again");
        }
        return Optional.of(new ModelSettings(new ModelName(required(block.name())), provider, required(block.modelId()),
                baseUrl(block, provider), key == null ? null : key.strip(), block.jsonSchema(),
                block.contextWindowTokens(), block.maxOutputTokens(), price(block), block.timeout(),
                block.maxConcurrentCalls(), block.acceptsTemperature(), block.languages()));
    }

    private static URI baseUrl(ModelBlock block, Provider provider) {
        String given = block.baseUrl();
        return BaseUrl.parse(provider, given == null || given.isBlank() ? provider.defaultBaseUrl() : given)
                .orElseThrow();
    }

    private static @Nullable Price price(ModelBlock block) {
        BigDecimal input = block.inputPricePerMillion();
        BigDecimal output = block.outputPricePerMillion();
        return input == null || output == null ? null : new Price(input, output);
    }

    private static String required(@Nullable String checkedBefore) {
        return Optional.ofNullable(checkedBefore).orElseThrow();
    }
}
