package dev.triage.score;

import dev.triage.diagnosis.Diagnosis;
import dev.triage.llm.TokenUsage;
import dev.triage.verify.Verification;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What an analyst made of a case.
 *
 * @param proposed the analyst's own diagnosis; null when it gave none, which is its failure
 * @param verification what a reader gets of it; null likewise
 * @param language BCP 47 tag of the language that was asked for
 * @param modelCalls how often a model was asked; 0 for the signature analyst
 * @param rejectedReplies how many replies did not fit the schema
 * @param latencyMillis waiting for models, or computing where none was asked
 * @param costUsd null when the price is unknown
 * @param executedFix 0 to 1 from running the plan in a sandbox; null when it was not run
 */
public record Answer(@Nullable Diagnosis proposed, @Nullable Verification verification, String language,
        int modelCalls, int rejectedReplies, double latencyMillis, TokenUsage usage, @Nullable BigDecimal costUsd,
        @Nullable Double executedFix) {

    @Nullable
    Diagnosis shown() {
        return verification == null ? null : verification.diagnosis();
    }
}
