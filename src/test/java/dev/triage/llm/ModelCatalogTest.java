package dev.triage.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;

class ModelCatalogTest {

    private final MockEnvironment environment = new MockEnvironment();

    @Test
    void withoutKeysThereIsNoModel() {
        assertThat(available()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"OPENAI_API_KEY, k, OPENAI, https://api.openai.com/v1",
            "ANTHROPIC_API_KEY, k, ANTHROPIC, https://api.anthropic.com/v1",
            "GEMINI_API_KEY, k, GEMINI, https://generativelanguage.googleapis.com/v1beta",
            "DEEPSEEK_API_KEY, k, OPENAI, https://api.deepseek.com/v1",
            "OLLAMA_HOST, 127.0.0.1, OLLAMA, http://127.0.0.1:11434",
            "OLLAMA_HOST, 0.0.0.0:4000, OLLAMA, http://127.0.0.1:4000",
            "OLLAMA_HOST, https://models.example/ollama/, OLLAMA, https://models.example/ollama"})
    void oneVariableGivesAModel(String variable, String value, Provider provider, String baseUrl) {
        environment.setProperty(variable, value);

        assertThat(available()).singleElement().satisfies(model -> {
            assertThat(model.provider()).isEqualTo(provider);
            assertThat(model.baseUrl()).hasToString(baseUrl);
        });
    }

    @Test
    void onlyThePriceThatIsSureIsThere() {
        for (String variable : List.of("OPENAI_API_KEY", "ANTHROPIC_API_KEY", "GEMINI_API_KEY", "DEEPSEEK_API_KEY",
                "OLLAMA_HOST")) {
            environment.setProperty(variable, "x");
        }

        assertThat(available()).hasSize(5)
                .allSatisfy(model -> assertThat(model.price())
                        .isEqualTo(model.name().value().equals("deepseek-chat") ? Wire.PRICE : null))
                .allSatisfy(model -> assertThat(model.maxOutputTokens()).isLessThan(model.contextWindowTokens()));
    }

    @Test
    void anotherModelOfAProviderIsNamedInTheEnvironment() {
        environment.setProperty("OLLAMA_HOST", "localhost");
        environment.setProperty("OLLAMA_MODEL", "qwen3:8b");

        assertThat(available().getFirst().info().name()).isEqualTo(new ModelName("qwen3:8b"));
    }

    @Test
    void theOperatorsBlocksComeFirstAndReplacePresetsOfTheirName() {
        environment.setProperty("DEEPSEEK_API_KEY", "k");
        environment.setProperty("OLLAMA_HOST", "localhost");

        List<ModelSettings> models = available(block("mine", null, "http://127.0.0.1:8000/v1"),
                block("deepseek-chat", "DEEPSEEK_API_KEY", "http://127.0.0.1:9000/v1"));

        assertThat(models).extracting(model -> model.name().value()).containsExactly("mine", "deepseek-chat",
                "llama3.1");
        assertThat(models.get(1).baseUrl()).hasPort(9000);
        assertThat(models.get(1).apiKey()).isEqualTo("k");
    }

    @Test
    void aBlockWhoseKeyIsNotThereIsLeftOut() {
        assertThat(available(block("mine", "MY_KEY", null))).isEmpty();
    }

    @Test
    void presetsCanBeSwitchedOff() {
        environment.setProperty("OPENAI_API_KEY", "k");

        assertThat(ModelCatalog.available(new LlmProperties(List.of(), false, 1, false), environment)).isEmpty();
    }

    @Test
    void aVariableThatCannotBeUsedIsNamed() {
        environment.setProperty("OLLAMA_HOST", "not a host");

        assertThatThrownBy(this::available).hasMessageContaining("OLLAMA_HOST").hasMessageContaining("base-url");
    }

    @Test
    void aKeyThatCannotBeSentIsRefusedWithoutBeingPrinted() {
        environment.setProperty("OPENAI_API_KEY", "two words");

        assertThatThrownBy(this::available).isInstanceOfSatisfying(ModelSetupException.class, error -> {
            assertThat(error).hasMessageContaining("gpt-4.1").message().doesNotContain("two words");
            assertThat(error.remedy()).isEqualTo("Copy the key into OPENAI_API_KEY again");
        });
    }

    private List<ModelSettings> available(ModelBlock... blocks) {
        return ModelCatalog.available(new LlmProperties(List.of(blocks), true, 1, false), environment);
    }

    private static ModelBlock block(String name, @Nullable String keyVariable, @Nullable String baseUrl) {
        return new ModelBlock(name, "openai", "m", baseUrl, null, keyVariable, true, 1000, 100, null, null,
                Duration.ofSeconds(5), 1, true, List.of());
    }
}
