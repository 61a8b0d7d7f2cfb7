package dev.triage.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Every property by its name, its default, and what is said when it is wrong. */
class LlmPropertiesTest {

    @Test
    void withoutAnyPropertyThereAreDefaults() {
        LlmProperties properties = bind(Map.of());

        assertThat(properties).isEqualTo(new LlmProperties(List.of(), true, 2000, true));
    }

    @Test
    void aBlockOfThreeLinesHasDefaultsForTheRest() {
        LlmProperties properties = bind(block("name", "local", "provider", "ollama", "model-id", "qwen3:8b"));

        assertThat(properties.models()).containsExactly(new ModelBlock("local", "ollama", "qwen3:8b", null, null, null,
                true, 32_768, 4096, null, null, Duration.ofMinutes(2), 16, true, List.of()));
    }

    @Test
    void everyPropertyIsRead() {
        Map<String, String> map = new HashMap<>(block("name", "mine", "provider", "openai", "model-id", "m", "base-url",
                "https://models.example/v1", "api-key-env", "MY_KEY", "json-schema", "false", "context-window-tokens",
                "64000", "max-output-tokens", "8000", "input-price-per-million", "0.27", "output-price-per-million",
                "1.10", "timeout", "45s", "max-concurrent-calls", "3", "accepts-temperature", "false", "languages",
                "en,zh-Hans"));
        map.putAll(block(1, "name", "other", "provider", "anthropic", "model-id", "m", "api-key", "k"));
        map.put("triage.llm.presets", "false");
        map.put("triage.llm.embedding-cache-entries", "10");
        map.put("triage.llm.embedding-warm-up", "false");

        assertThat(bind(map)).isEqualTo(new LlmProperties(List.of(
                new ModelBlock("mine", "openai", "m", "https://models.example/v1", null, "MY_KEY", false, 64_000, 8000,
                        new BigDecimal("0.27"), new BigDecimal("1.10"), Duration.ofSeconds(45), 3, false,
                        List.of("en", "zh-Hans")),
                new ModelBlock("other", "anthropic", "m", null, "k", null, true, 32_768, 4096, null, null,
                        Duration.ofMinutes(2), 16, true, List.of())),
                false, 10, false));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'',
            textBlock = """
                        name                     | ''           | has no name; give it one
                        name                     | signature    | choose another name
                        name                     | two words    | 1 to 64 letters
                        provider                 | opnai        | has provider "opnai"; write one of openai, anthropic, gemini, ollama
                        model-id                 | ''           | has no model-id
                        base-url                 | host/v1      | write one such as https://host/v1
                        base-url                 | ftp://host   | write one such as https://host/v1
                        base-url                 | http://u:p@h | without user and query
                        api-key                  | 'a b'        | copy the key again
                        api-key-env              | OTHER        | has both api-key and api-key-env; keep one of them
                        context-window-tokens    | 0            | has context-window-tokens 0
                        max-output-tokens        | 0            | has max-output-tokens 0
                        max-output-tokens        | 40000        | less than context-window-tokens, 32768
                        timeout                  | 0s           | more than 0 and at most 1h
                        timeout                  | 2h           | more than 0 and at most 1h
                        max-concurrent-calls     | 0            | it must be 1 to 10000
                        input-price-per-million  | 0.5          | give both or none
                        output-price-per-million | -1           | has a negative price
                        languages                | en_US!       | write BCP 47 tags
                        """)
    void aWrongPropertyStopsTheStartAndSaysWhatToDo(String property, String value, String message) {
        Map<String, String> map = new HashMap<>(
                block("name", "mine", "provider", "openai", "model-id", "m", "api-key", "k"));
        map.put("triage.llm.models[0]." + property, value);

        assertThatThrownBy(() -> bind(map)).rootCause().hasMessageContaining("triage.llm.models[0]")
                .hasMessageContaining(message);
    }

    @Test
    void aProvidersOwnAddressNeedsAKeyAndAnotherServerDoesNot() {
        Map<String, String> map = block("name", "mine", "provider", "openai", "model-id", "m");
        Map<String, String> elsewhere = new HashMap<>(map);
        elsewhere.put("triage.llm.models[0].base-url", "http://127.0.0.1:8000/v1");

        assertThatThrownBy(() -> bind(map)).rootCause().hasMessageContaining("has no key; set api-key-env");
        assertThat(bind(elsewhere).models()).hasSize(1);
    }

    @Test
    void twoBlocksOfOneNameAreRefusedAndAllFaultsAreToldAtOnce() {
        Map<String, String> map = new HashMap<>(block("name", "mine", "provider", "ollama", "model-id", "m"));
        map.putAll(block(1, "name", "mine", "provider", "nobody", "model-id", "m"));
        map.put("triage.llm.embedding-cache-entries", "0");

        assertThatThrownBy(() -> bind(map)).rootCause()
                .hasMessageContaining("triage.llm.models[1] (mine) has the name of an earlier block")
                .hasMessageContaining("has provider \"nobody\"").hasMessageContaining("embedding-cache-entries is 0");
    }

    @Test
    void aKeyIsNeverPrinted() {
        ModelBlock block = bind(block("name", "mine", "provider", "openai", "model-id", "m", "api-key", "sk-private"))
                .models().getFirst();

        assertThat(block.toString()).doesNotContain("sk-private");
        assertThat(Wire.OPENAI.at("http://h", Duration.ofSeconds(1)).toString()).doesNotContain("test-key");
    }

    private static LlmProperties bind(Map<String, String> map) {
        return new Binder(new MapConfigurationPropertySource(map)).bindOrCreate("triage.llm", LlmProperties.class);
    }

    private static Map<String, String> block(String... namesAndValues) {
        return block(0, namesAndValues);
    }

    private static Map<String, String> block(int index, String... namesAndValues) {
        Map<String, String> map = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put("triage.llm.models[" + index + "]." + namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }
}
