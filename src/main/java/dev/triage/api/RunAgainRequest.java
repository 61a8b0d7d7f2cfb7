package dev.triage.api;

import dev.triage.triage.RunRequest;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a known incident is to be triaged again; every field may be left out. */
record RunAgainRequest(
        @Schema(description = "A name from /api/v1/models", example = "signature") @Nullable String model,
        @Schema(description = "A name from /api/v1/prompts") @Nullable String promptVersion,
        @Schema(description = "BCP 47 tag of the report's language", example = "zh") @Nullable String language,
        @Schema(description = "What has become known since",
                example = "02:31 rollback of v2.4.1 did not help") @Nullable String addedContext) {

    static final RunAgainRequest SAME = new RunAgainRequest(null, null, null, null);

    RunRequest run() {
        return new RunRequest(model, promptVersion, language);
    }

    /** Raw, so nothing that prints it may tell its text. */
    @Override
    public String toString() {
        return "RunAgainRequest[raw]";
    }
}
