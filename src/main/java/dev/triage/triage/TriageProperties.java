package dev.triage.triage;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How runs are executed.
 *
 * @param model the model of runs that name none; {@code signature} is the deterministic analyst
 * @param fallbackModels models to try, in order, when the chosen one fails; {@code signature} always comes last
 * @param concurrency how many runs one copy of the service works on at a time, 1 to 2,000
 * @param computing how many of them may compute at a time, the others wait for models or their turn; 0 means twice the
 *     processors
 * @param queueCapacity how many unfinished runs are accepted before the service says that it is full
 * @param modelDeadline how long one question to a model may take, its retries included
 * @param maxAttempts how often an interrupted run is started again before it is given up
 * @param similarLimit how many similar incidents a report lists
 * @param runbookLimit how many runbook sections a report lists
 */
@ConfigurationProperties("triage.runs")
public record TriageProperties(@DefaultValue("signature") String model, @DefaultValue List<String> fallbackModels,
        @DefaultValue("64") int concurrency, @DefaultValue("0") int computing, @DefaultValue("2000") int queueCapacity,
        @DefaultValue("120s") Duration modelDeadline, @DefaultValue("3") int maxAttempts,
        @DefaultValue("5") int similarLimit, @DefaultValue("3") int runbookLimit) {

    public TriageProperties {
        if (concurrency < 1 || concurrency > 2000) {
            throw new IllegalArgumentException("triage.runs.concurrency is 1 to 2000, not " + concurrency);
        }
        if (computing < 0 || computing > 2000) {
            throw new IllegalArgumentException("triage.runs.computing is 0 to 2000, not " + computing);
        }
        if (queueCapacity < 1) {
            throw new IllegalArgumentException("triage.runs.queue-capacity is at least 1, not " + queueCapacity);
        }
        if (maxAttempts < 1) {
            throw new IllegalArgumentException("triage.runs.max-attempts is at least 1, not " + maxAttempts);
        }
        fallbackModels = List.copyOf(fallbackModels);
    }
}
