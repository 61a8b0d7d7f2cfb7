package dev.triage.api;

import dev.triage.intake.RawUpdate;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonDeserialize;

/** What has become known of an incident, as JSON. */
record UpdateRequest(
        @Schema(description = "What has become known, as one text; or give the sections",
                example = "02:31 rollback of v2.4.1 did not help") @Nullable String text,
        @Schema(description = "Section of the update") @Nullable String metrics,
        @Schema(description = "Section of the update") @Nullable String logs,
        @Schema(description = "Section of the update") @Nullable String deploys,
        @Schema(description = "Section of the update") @Nullable String notes,
        @Schema(description = "Where it comes from; api if left out", example = "deploy-bot") @Nullable String source,
        @Schema(description = "Who says it; the key's name if left out", example = "ana") @Nullable String author,
        @Schema(description = "When it happened, ISO-8601; now if left out") @JsonDeserialize(
                using = StrictTime.class) @Nullable Instant occurredAt,
        @Schema(description = "Whether to triage again once no more comes in for a moment; true if left out") @Nullable Boolean triage) {

    RawUpdate update(String caller, @Nullable String key) {
        return new RawUpdate(source, author == null || author.isBlank() ? caller : author, occurredAt, text, metrics,
                logs, deploys, notes, key);
    }

    /** Raw, so nothing that prints it may tell its text. */
    @Override
    public String toString() {
        return "UpdateRequest[raw]";
    }
}
