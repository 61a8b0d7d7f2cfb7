package dev.triage.api;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Bounds of the REST interface.
 *
 * @param bodyMax largest body of a request
 * @param waitMax longest wait that a {@code Prefer: wait} is granted
 * @param heartbeat how often a stream of events that has nothing to say shows that it lives
 * @param eventsMax longest life of a stream of events; the client may open the next
 */
@ConfigurationProperties("triage.api")
record ApiProperties(@DefaultValue("5MB") DataSize bodyMax, @DefaultValue("60s") Duration waitMax,
        @DefaultValue("15s") Duration heartbeat, @DefaultValue("30m") Duration eventsMax) {

    ApiProperties {
        if (bodyMax.toBytes() < 1024) {
            throw new IllegalArgumentException("triage.api.body-max is at least 1KB, not " + bodyMax);
        }
        if (waitMax.isNegative() || waitMax.compareTo(Duration.ofMinutes(5)) > 0) {
            throw new IllegalArgumentException("triage.api.wait-max is 0s to 5m, not " + waitMax);
        }
        if (heartbeat.compareTo(Duration.ofMillis(100)) < 0 || heartbeat.compareTo(Duration.ofMinutes(5)) > 0) {
            throw new IllegalArgumentException("triage.api.heartbeat is 100ms to 5m, not " + heartbeat);
        }
        if (eventsMax.compareTo(heartbeat) < 0) {
            throw new IllegalArgumentException("triage.api.events-max is at least the heartbeat, not " + eventsMax);
        }
    }
}
