package dev.triage.intake;

import dev.triage.incident.ServiceName;
import dev.triage.incident.Severity;
import dev.triage.redact.RedactedText;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One firing of one alert, redacted.
 *
 * @param source the system that sent it, such as {@code alertmanager}
 * @param fingerprint identifies the alert over its firings
 * @param group what the system groups it by; blank if by nothing
 * @param link where the system shows it; blank if it gives no http address
 * @param changedAt when it came into its status
 * @param startIsKnown whether the system said when it began to fire
 */
record Alert(UUID id, String source, String fingerprint, String group, RedactedText name, AlertStatus status,
        Severity severity, @Nullable ServiceName service, Map<String, RedactedText> labels, RedactedText summary,
        RedactedText link, Instant startsAt, Instant changedAt, boolean startIsKnown) {

    Alert {
        labels = Map.copyOf(labels);
    }
}
