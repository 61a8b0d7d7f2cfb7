package dev.triage.llm;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Makes the models that the rest of the service sees. */
@Configuration(proxyBeanMethods = false)
class LlmConfiguration {

    @Bean
    LlmClient llmClient(LlmProperties properties, Environment environment, MeterRegistry registry) {
        return new BoundedLlmClient(ModelCatalog.available(properties, environment), new LlmMetrics(registry),
                Timekeeper.system(), new Backoff(() -> ThreadLocalRandom.current().nextDouble()));
    }

    @Bean
    BgeSmallEmbedder embedder(LlmProperties properties, MeterRegistry registry) {
        return new BgeSmallEmbedder(properties.embeddingCacheEntries(), registry);
    }

    /** On a platform thread: native code would hold on to a carrier of virtual threads for as long as loading takes. */
    @Bean
    ApplicationListener<ApplicationReadyEvent> embedderWarmUp(LlmProperties properties, BgeSmallEmbedder embedder) {
        return ready -> {
            if (properties.embeddingWarmUp()) {
                Thread.ofPlatform().daemon().name("embedder-warm-up").start(embedder::warmUp);
            }
        };
    }
}
