package dev.triage.intake;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One alert as a monitoring system sends it, whatever the system. Raw.
 *
 * @param fingerprint identifies the alert over its firings; blank to have it made of name and labels
 * @param group what the system itself groups it by; blank if it groups by nothing
 * @param severity in the system's own words
 * @param service the service if the system names one outside of the labels
 * @param startsAt when it began to fire; null if the system does not say
 * @param changedAt when it came into this status; null if the system does not say
 */
record RawAlert(String fingerprint, String group, String name, AlertStatus status, String severity,
        @Nullable String service, Map<String, String> labels, String summary, String link, @Nullable Instant startsAt,
        @Nullable Instant changedAt) {

    RawAlert {
        labels = Map.copyOf(labels);
    }

    @Override
    public String toString() {
        return "RawAlert[raw]";
    }
}
