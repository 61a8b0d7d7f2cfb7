package dev.triage.eval;

import dev.triage.fact.FactExtractor;
import dev.triage.llm.LlmClient;
import dev.triage.prompt.PromptCatalog;
import dev.triage.prompt.PromptRenderer;
import dev.triage.redact.Redactor;
import dev.triage.signature.SignatureAnalyst;
import dev.triage.triage.Rehearsal;
import dev.triage.triage.TriageProperties;
import dev.triage.verify.Verifier;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/**
 * The parts of the service that an evaluation needs, configured as in the service, without its database and its server.
 * It has no stereotype, so the service itself never sees it.
 */
@ComponentScan({"dev.triage.llm", "dev.triage.prompt", "dev.triage.signature"})
@ConfigurationPropertiesScan({"dev.triage.llm"})
@EnableConfigurationProperties(TriageProperties.class)
public final class EvalBeans {

    /** Starts these beans; close the context when done. The arguments are settings such as {@code --triage.llm...}. */
    public static ConfigurableApplicationContext start(String... arguments) {
        return new SpringApplicationBuilder(EvalBeans.class).web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF).logStartupInfo(false)
                .properties("triage.llm.embedding-warm-up=false", "logging.level.root=warn",
                        "logging.level.dev.triage=warn")
                .run(arguments);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Redactor redactor() {
        return new Redactor();
    }

    @Bean
    MeterRegistry meterRegistry() {
        return new SimpleMeterRegistry();
    }

    /** Without a database there is no server to ask for a statement's syntax; what the checks know themselves holds. */
    @Bean
    Verifier verifier() {
        return new Verifier();
    }

    @Bean
    Rehearsal rehearsal(PromptCatalog prompts, PromptRenderer renderer, SignatureAnalyst signature, Verifier verifier,
            Redactor redactor, TriageProperties properties, Clock clock) {
        return new Rehearsal(new FactExtractor(), prompts, renderer, signature, verifier, redactor, properties,
                Rehearsal.FIRST_ANSWER, clock);
    }

    @Bean
    EvalRunner evalRunner(Rehearsal rehearsal, LlmClient llm, PromptCatalog prompts, Redactor redactor, Clock clock) {
        return new EvalRunner(rehearsal, llm, prompts, redactor, clock);
    }
}
