package dev.triage.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * What operators see of the outbox: {@code triage.outbox.depth} and {@code triage.outbox.oldest.age} (seconds), and
 * {@code triage.outbox.attempts} (by channel and outcome).
 */
@Component
class OutboxMetrics {

    private static final Duration MAX_AGE = Duration.ofSeconds(5);

    private final MeterRegistry registry;
    private final OutboxRepository messages;
    private final Clock clock;
    private Map<String, OutboxRepository.Waiting> waiting = Map.of();
    private Instant read = Instant.MIN;

    OutboxMetrics(MeterRegistry registry, OutboxRepository messages, Clock clock) {
        this.registry = registry;
        this.messages = messages;
        this.clock = clock;
        Gauge.builder("triage.outbox.depth", this,
                metrics -> metrics.waiting().values().stream().mapToLong(OutboxRepository.Waiting::count).sum())
                .description("Messages that wait to be sent, over all copies of the service").register(registry);
        Gauge.builder("triage.outbox.oldest.age", this, OutboxMetrics::oldestAgeSeconds).baseUnit("seconds")
                .description("How long the oldest waiting message has waited").register(registry);
    }

    void attempted(String channel, Delivery delivery) {
        String outcome = switch (delivery) {
            case Delivery.Sent sent -> "sent";
            case Delivery.More more -> "more";
            case Delivery.Failed failed -> "failed";
            case Delivery.Refused refused -> "refused";
        };
        registry.counter("triage.outbox.attempts", "channel", channel, "outcome", outcome).increment();
    }

    private double oldestAgeSeconds() {
        return waiting().values().stream().map(OutboxRepository.Waiting::oldest).filter(Objects::nonNull)
                .mapToDouble(oldest -> Duration.between(oldest, clock.instant()).toMillis() / 1e3).max().orElse(0);
    }

    private synchronized Map<String, OutboxRepository.Waiting> waiting() {
        Instant now = clock.instant();
        if (read.isBefore(now.minus(MAX_AGE))) {
            waiting = messages.waiting();
            read = now;
        }
        return waiting;
    }
}
