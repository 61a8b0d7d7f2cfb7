package dev.triage.api;

import dev.triage.incident.Severity;
import dev.triage.intake.IntakeResult.FieldProblem;
import dev.triage.intake.ManualReport;
import dev.triage.triage.RunRequest;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/** A new incident as JSON. */
record IncidentRequest(
        @Schema(description = "What is wrong, in a line", example = "Checkout returns 503",
                requiredMode = Schema.RequiredMode.REQUIRED, maxLength = 200) @Nullable String title,
        @Schema(description = "The service that suffers", example = "checkout",
                requiredMode = Schema.RequiredMode.REQUIRED, maxLength = 100) @Nullable String service,
        @Schema(description = "What is seen from outside", example = "Customers can't pay",
                maxLength = 1000) @Nullable String symptoms,
        @Schema(description = "When it began, ISO-8601", example = "2026-11-21T02:15:00Z") @JsonDeserialize(
                using = StrictTime.class) @Nullable Instant startedAt,
        @Schema(description = "The reporter's own view") @Nullable Severity severity,
        @Schema(description = "Free labels, at most 50") @Nullable Map<String, @Nullable String> labels,
        @Schema(description = "All that is known, as one text; or give the four sections",
                example = "02:15 p99 of checkout from 120ms to 4.8s\n02:16 FATAL: sorry, too many clients already\n02:10 deployed checkout v2.4.1") @Nullable String context,
        @Schema(description = "Section of the context") @Nullable String metrics,
        @Schema(description = "Section of the context") @Nullable String logs,
        @Schema(description = "Section of the context") @Nullable String deploys,
        @Schema(description = "Section of the context") @Nullable String notes,
        @Schema(description = "BCP 47 tag of the report's language", example = "en") @Nullable String language,
        @Schema(description = "A name from /api/v1/models", example = "signature") @Nullable String model,
        @Schema(description = "A name from /api/v1/prompts") @Nullable String promptVersion) {

    /** The report to take in; the problems of fields that only JSON requires end the request. */
    ManualReport report() {
        List<FieldProblem> problems = new ArrayList<>();
        if (title == null || title.isBlank()) {
            problems.add(new FieldProblem("title", "is required: say in a line what is wrong"));
        }
        if (service == null || service.isBlank()) {
            problems.add(new FieldProblem("service", "is required: name the service that suffers"));
        }
        Map<String, String> given = new HashMap<>();
        if (labels != null) {
            labels.forEach((name, value) -> {
                if (value == null) {
                    problems.add(new FieldProblem("labels." + name, "is text, not null"));
                } else {
                    given.put(name, value);
                }
            });
        }
        if (!problems.isEmpty()) {
            throw ProblemException.of(ProblemType.INVALID_FIELDS, problems);
        }
        return new ManualReport(title, service == null ? null : service.strip(), symptoms, startedAt, severity, given,
                context, metrics, logs, deploys, notes);
    }

    RunRequest run() {
        return new RunRequest(model, promptVersion, language);
    }

    /** Raw, so nothing that prints it may tell its text. */
    @Override
    public String toString() {
        return "IncidentRequest[raw]";
    }
}
