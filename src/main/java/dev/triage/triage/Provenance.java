package dev.triage.triage;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.triage.llm.TokenUsage;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a report comes from.
 *
 * @param requestedModel what was asked for
 * @param answeredBy the model whose answer is shown, or {@code signature}
 * @param promptVersion null when no prompt was used
 * @param promptHash SHA-256 of the prompt's files; null when no prompt was used
 * @param language BCP 47 tag
 * @param usage tokens of all calls of the run
 * @param costUsd cost of all calls; null when a price is unknown
 * @param modelMillis time spent waiting for models
 * @param totalMillis from the start of the run to its report
 * @param leftOut what did not fit into the prompt
 * @param secondTry what came of asking the model once more; null if it was asked once
 * @param buildCommit the commit the service was built from
 */
public record Provenance(String requestedModel, String answeredBy, @Nullable String promptVersion,
        @Nullable String promptHash, String language, TokenUsage usage, @Nullable BigDecimal costUsd,
        double modelMillis, double totalMillis, List<String> leftOut, @Nullable SecondTry secondTry,
        String buildCommit) {

    public Provenance {
        leftOut = List.copyOf(leftOut);
    }

    /** Tokens of all prompts. */
    @JsonIgnore
    public int inputTokens() {
        return usage.input();
    }

    /** Tokens of all replies. */
    @JsonIgnore
    public int outputTokens() {
        return usage.output();
    }
}
