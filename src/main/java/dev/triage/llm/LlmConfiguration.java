package dev.triage.llm;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.ThreadLocalRandom;
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
}
