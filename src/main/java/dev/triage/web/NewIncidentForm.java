package dev.triage.web;

import dev.triage.incident.Severity;
import dev.triage.intake.ManualReport;
import dev.triage.triage.RunRequest;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;

/**
 * A new incident as it was typed, kept as it is until it is accepted. Raw, so nothing that prints it may tell its text.
 *
 * @param startedAt as a browser's field for date and time gives it, in UTC
 * @param once makes sending the same form twice harmless
 */
public record NewIncidentForm(@Nullable String context, @Nullable String metrics, @Nullable String logs,
        @Nullable String deploys, @Nullable String notes, @Nullable String title, @Nullable String service,
        @Nullable String startedAt, @Nullable String severity, @Nullable String language, @Nullable String model,
        @BindParam("promptVersion") @Nullable String promptVersion, @Nullable String once) {

    static NewIncidentForm empty(String language, String once) {
        return new NewIncidentForm(null, null, null, null, null, null, null, null, null, language, null, null, once);
    }

    NewIncidentForm again(String other) {
        return new NewIncidentForm(context, metrics, logs, deploys, notes, title, service, startedAt, severity,
                language, model, promptVersion, other);
    }

    /** Whether any of the four sections has text, so that they are shown open. */
    public boolean hasSections() {
        return filled(metrics) != null || filled(logs) != null || filled(deploys) != null || filled(notes) != null;
    }

    /** Whether the start can be read. */
    boolean startIsTime() {
        return filled(startedAt) == null || start() != null;
    }

    ManualReport report() {
        return new ManualReport(filled(title), filled(service), null, start(), severityGiven(), Map.of(),
                filled(context), filled(metrics), filled(logs), filled(deploys), filled(notes));
    }

    RunRequest run() {
        return new RunRequest(filled(model), filled(promptVersion), filled(language));
    }

    private @Nullable Severity severityGiven() {
        for (Severity known : Severity.values()) {
            if (known.name().equals(severity)) {
                return known;
            }
        }
        return null;
    }

    private @Nullable Instant start() {
        String given = filled(startedAt);
        try {
            return given == null ? null : LocalDateTime.parse(given).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static @Nullable String filled(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    @Override
    public String toString() {
        return "NewIncidentForm[raw]";
    }
}
