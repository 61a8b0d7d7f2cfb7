package dev.triage.llm;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/**
 * Counts calls to models. Names, tags and bucket bounds of {@code gen_ai.*} follow OpenTelemetry's semantic conventions
 * for generative AI clients; the rest has no convention yet. Nothing of a prompt or a reply gets into a tag.
 */
final class LlmMetrics {

    private final MeterRegistry registry;

    LlmMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Shows the state of a model's breaker: 0 closed, 1 half open, 2 open. */
    void watch(ModelSettings model, CircuitBreaker breaker) {
        Gauge.builder("triage.model.circuit", breaker, it -> it.state().ordinal())
                .description("Circuit breaker of the model: 0 closed, 1 half open, 2 open")
                .tags("model", model.name().value()).strongReference(true).register(registry);
    }

    /**
     * Takes in one call.
     *
     * @param errorType {@code none} when it was answered
     * @param retries tries after the first
     */
    void record(ModelSettings model, LlmReply reply, String errorType, int retries) {
        Tags tags = Tags.of(Tag.of("gen_ai.operation.name", "chat"),
                Tag.of("gen_ai.provider.name", model.provider().telemetryName()),
                Tag.of("gen_ai.request.model", model.modelId()));
        Timer.builder("gen_ai.client.operation.duration").description("Duration of calls to models, retries included")
                .tags(tags.and("error.type", errorType)).serviceLevelObjectives(durationBuckets()).register(registry)
                .record(reply.latency());
        tokens(tags, "input", reply.usage().input());
        tokens(tags, "output", reply.usage().output());
        if (retries > 0) {
            Counter.builder("triage.model.retries").description("Tries after the first").tags(tags).register(registry)
                    .increment(retries);
        }
        Price price = model.price();
        if (price != null) {
            Counter.builder("triage.model.cost").description("What calls to models cost").baseUnit("usd").tags(tags)
                    .register(registry).increment(price.cost(reply.usage()).doubleValue());
        }
    }

    private void tokens(Tags tags, String type, int count) {
        if (count > 0) {
            DistributionSummary.builder("gen_ai.client.token.usage").description("Tokens charged for a call")
                    .baseUnit("token").tags(tags.and("gen_ai.token.type", type)).serviceLevelObjectives(tokenBuckets())
                    .register(registry).record(count);
        }
    }

    private static Duration[] durationBuckets() {
        return LongStream.iterate(10, millis -> millis <= 81_920, millis -> millis * 2).mapToObj(Duration::ofMillis)
                .toArray(Duration[]::new);
    }

    private static double[] tokenBuckets() {
        return DoubleStream.iterate(1, count -> count <= 1 << 22, count -> count * 4).toArray();
    }
}
