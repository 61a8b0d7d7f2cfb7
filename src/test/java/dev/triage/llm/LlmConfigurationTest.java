package dev.triage.llm;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;

class LlmConfigurationTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner().withUserConfiguration(Wiring.class)
            .withBean(MeterRegistry.class, SimpleMeterRegistry::new);

    @Test
    void withoutAnyModelThereIsAClientAndAnEmbedder() {
        runner.withPropertyValues("triage.llm.presets=false").run(context -> {
            assertThat(context.getBean(LlmClient.class).models()).isEmpty();
            assertThat(context.getBean(Embedder.class).dimensions()).isEqualTo(384);
        });
    }

    @Test
    void aBlockIsAModel() {
        runner.withPropertyValues("triage.llm.presets=false", "triage.llm.models[0].name=local",
                "triage.llm.models[0].provider=ollama", "triage.llm.models[0].model-id=qwen3:8b").run(context -> {
                    List<ModelInfo> models = context.getBean(LlmClient.class).models();
                    assertThat(models).extracting(ModelInfo::name).containsExactly(new ModelName("local"));
                });
    }

    @Test
    void aBrokenBlockStopsTheStartAndIsNamed() {
        runner.withPropertyValues("triage.llm.models[0].name=local", "triage.llm.models[0].provider=olama",
                "triage.llm.models[0].model-id=qwen3:8b")
                .run(context -> assertThat(context).getFailure().rootCause()
                        .hasMessage("triage.llm.models[0] (local) has provider \"olama\"; write one of openai,"
                                + " anthropic, gemini, ollama"));
    }

    @Test
    void aVariableThatCannotBeUsedIsToldWithItsRemedyInsteadOfAStackTrace() {
        runner.withPropertyValues("OLLAMA_HOST=not a host").run(context -> {
            assertThat(context).hasFailed();
            FailureAnalysis analysis = analyze(context.getStartupFailure());
            assertThat(analysis.getDescription()).contains("OLLAMA_HOST").contains("base-url");
            assertThat(analysis.getAction()).contains("triage.llm.presets=false");
        });
    }

    /** By the analyzer as Boot finds it; those that need a bean factory are passed over. */
    private static FailureAnalysis analyze(@Nullable Throwable failure) {
        return SpringFactoriesLoader.forDefaultResourceLocation()
                .load(FailureAnalyzer.class, FailureHandler.handleMessage((message, error) -> {})).stream()
                .filter(analyzer -> analyzer instanceof ModelSetupFailureAnalyzer)
                .map(analyzer -> analyzer.analyze(Objects.requireNonNull(failure))).findFirst().orElseThrow();
    }

    @Configuration(proxyBeanMethods = false)
    @ConfigurationPropertiesScan(basePackageClasses = LlmProperties.class)
    @Import(LlmConfiguration.class)
    static class Wiring {}
}
