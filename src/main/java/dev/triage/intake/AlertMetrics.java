package dev.triage.intake;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * What operators see of alerts: {@code triage.alerts.received} (by source), {@code triage.alerts.redelivered} (by
 * source), {@code triage.alerts.merged} (by rule), {@code triage.alerts.incidents} (incidents made of alerts) and
 * {@code triage.alerts.left.out} (by source; alerts that a sender says it left out).
 */
@Component
class AlertMetrics {

    private final MeterRegistry registry;

    AlertMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void received(String source, int alerts, int leftOut) {
        registry.counter("triage.alerts.received", "source", source).increment(alerts);
        registry.counter("triage.alerts.left.out", "source", source).increment(leftOut);
    }

    void redelivered(String source) {
        registry.counter("triage.alerts.redelivered", "source", source).increment();
    }

    void merged(MergeRule rule) {
        registry.counter("triage.alerts.merged", "rule", rule.name().toLowerCase(Locale.ROOT)).increment();
    }

    void incident() {
        registry.counter("triage.alerts.incidents").increment();
    }
}
