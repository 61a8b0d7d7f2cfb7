package dev.triage.triage;

import dev.triage.verify.Verification;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * What operators see of runs. Model calls, tokens and cost are measured where models are called.
 *
 * <p>{@code triage.runs} (count by outcome), {@code triage.run.duration}, {@code triage.stage.duration} (by stage),
 * {@code triage.findings} (by rule and level), {@code triage.fallbacks} (by the model that failed), {@code triage.parse.failures} (by model),
 * {@code triage.queue.depth} and {@code triage.queue.oldest.age} (seconds).
 */
@Component
class RunMetrics {

    private static final Duration BACKLOG_MAX_AGE = Duration.ofSeconds(2);

    private final MeterRegistry registry;
    private final RunRepository runs;
    private final Clock clock;
    private Backlog backlog = new Backlog(0, 0, null);
    private Instant backlogRead = Instant.MIN;

    RunMetrics(MeterRegistry registry, RunRepository runs, Clock clock) {
        this.registry = registry;
        this.runs = runs;
        this.clock = clock;
        Gauge.builder("triage.queue.depth", this, metrics -> metrics.backlog().queued())
                .description("Runs that wait to be worked on, over all copies of the service").register(registry);
        Gauge.builder("triage.queue.oldest.age", this, RunMetrics::oldestAgeSeconds).baseUnit("seconds")
                .description("How long the oldest waiting run has waited").register(registry);
        for (RunStatus status : RunStatus.values()) {
            if (status.isFinal()) {
                registry.counter("triage.runs", "outcome", tag(status));
            }
        }
    }

    void finished(TriageRun run, RunStatus status, Instant now) {
        registry.counter("triage.runs", "outcome", tag(status)).increment();
        Timer.builder("triage.run.duration").tag("outcome", tag(status))
                .description("From acceptance to the end of a run").register(registry)
                .record(Duration.between(run.createdAt(), now));
    }

    void stage(StageRecord ended) {
        Timer.builder("triage.stage.duration").tag("stage", ended.stage().name().toLowerCase(Locale.ROOT))
                .description("Duration of one stage of a run").register(registry)
                .record(Duration.ofNanos((long) (Objects.requireNonNullElse(ended.durationMillis(), 0.0) * 1e6)));
    }

    void findings(Verification verification) {
        verification.findings().forEach(finding -> registry.counter("triage.findings", "rule", finding.rule(), "level",
                finding.level().name().toLowerCase(Locale.ROOT)).increment());
    }

    void fallback(String model) {
        registry.counter("triage.fallbacks", "model", model).increment();
    }

    void parseFailure(String model) {
        registry.counter("triage.parse.failures", "model", model).increment();
    }

    private double oldestAgeSeconds() {
        Instant oldest = backlog().oldestQueued();
        return oldest == null ? 0 : Duration.between(oldest, clock.instant()).toMillis() / 1e3;
    }

    private synchronized Backlog backlog() {
        Instant now = clock.instant();
        if (backlogRead.isBefore(now.minus(BACKLOG_MAX_AGE))) {
            backlog = runs.backlog();
            backlogRead = now;
        }
        return backlog;
    }

    private static String tag(RunStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
