package dev.triage.shadow;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How candidates work beside live runs.
 *
 * @param every how long after one look for work the next is, 100 ms to 1 h; one copy of the service looks at a time
 * @param candidatesMax how many candidates may run at a time, 1 to 10
 * @param waitingMax how many live runs may wait for one candidate; more are left out of the sample
 */
@ConfigurationProperties("triage.shadow")
public record ShadowProperties(@DefaultValue("10s") Duration every, @DefaultValue("3") int candidatesMax,
        @DefaultValue("100") int waitingMax) {

    public ShadowProperties {
        if (every.compareTo(Duration.ofMillis(100)) < 0 || every.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("triage.shadow.every is 100 ms to 1 h, not " + every);
        }
        if (candidatesMax < 1 || candidatesMax > 10) {
            throw new IllegalArgumentException("triage.shadow.candidates-max is 1 to 10, not " + candidatesMax);
        }
        if (waitingMax < 1) {
            throw new IllegalArgumentException("triage.shadow.waiting-max is at least 1, not " + waitingMax);
        }
    }
}
