package dev.triage.outbox;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How messages to others are sent.
 *
 * @param publicUrl the address at which people reach this service, without a slash at its end; links in messages begin
 *     with it
 * @param firstRetry how long after a first failure to try again; doubled with each further one
 * @param retryMax longest time between two tries
 * @param giveUpAfter how long after its making a message that can't be sent is laid aside
 */
@ConfigurationProperties("triage.outbox")
public record OutboxProperties(@DefaultValue("http://127.0.0.1:8080") URI publicUrl,
        @DefaultValue("2s") Duration firstRetry, @DefaultValue("10m") Duration retryMax,
        @DefaultValue("24h") Duration giveUpAfter) {

    public OutboxProperties {
        if (publicUrl.getHost() == null || publicUrl.toString().endsWith("/")
                || !publicUrl.getScheme().matches("https?")) {
            throw new IllegalArgumentException("triage.outbox.public-url is an address such as"
                    + " https://triage.example.com, without a slash at its end, not " + publicUrl);
        }
        bounded("first-retry", firstRetry, Duration.ofMillis(1), Duration.ofHours(1));
        bounded("retry-max", retryMax, firstRetry, Duration.ofDays(1));
        bounded("give-up-after", giveUpAfter, Duration.ZERO, Duration.ofDays(30));
    }

    /** How long to wait after so many failures, at least 1. */
    Duration backoff(int failures) {
        Duration wait = firstRetry.multipliedBy(1L << Math.min(failures - 1, 20));
        return wait.compareTo(retryMax) > 0 ? retryMax : wait;
    }

    private static void bounded(String name, Duration value, Duration min, Duration max) {
        if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
            throw new IllegalArgumentException(
                    "triage.outbox.%s is %s to %s, not %s".formatted(name, min, max, value));
        }
    }
}
