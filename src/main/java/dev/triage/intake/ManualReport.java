package dev.triage.intake;

import dev.triage.incident.Severity;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An incident as a person reports it, raw. The context is either one text or its four sections; with both, the sections
 * follow the text.
 *
 * @param title taken from the context when null
 * @param service {@code unknown} when null
 */
public record ManualReport(@Nullable String title, @Nullable String service, @Nullable String symptoms,
        @Nullable Instant startedAt, @Nullable Severity severity, Map<String, String> labels, @Nullable String context,
        @Nullable String metrics, @Nullable String logs, @Nullable String deploys, @Nullable String notes) {

    public ManualReport {
        labels = Map.copyOf(labels);
    }

    /** A report that is nothing but text. */
    public static ManualReport ofText(@Nullable String title, @Nullable String service, String context) {
        return new ManualReport(title, service, null, null, null, Map.of(), context, null, null, null, null);
    }

    /** Raw, so nothing that prints it may tell its text. */
    @Override
    public String toString() {
        return "ManualReport[raw]";
    }
}
