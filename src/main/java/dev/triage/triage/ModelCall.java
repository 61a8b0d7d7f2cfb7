package dev.triage.triage;

import dev.triage.llm.TokenUsage;
import dev.triage.redact.RedactedText;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A question to a model and what came of it: all that it takes to ask again.
 *
 * @param parameters model id, temperature, limits
 * @param outcome {@code Answered}, {@code Refused}, {@code Throttled}, {@code TimedOut} or {@code Failed}, or
 *     {@code Rejected} for an answer that does not fit the schema
 * @param reply the reply as it came, redacted; for a failure its reason
 * @param errors why the reply was rejected
 * @param costUsd null when the price is unknown
 */
public record ModelCall(String model, Map<String, Object> parameters, RedactedText system, RedactedText user,
        String outcome, RedactedText reply, List<String> errors, TokenUsage usage, @Nullable BigDecimal costUsd,
        double latencyMillis, Instant askedAt) {

    /** Outcome of an answer that does not fit the schema. */
    public static final String REJECTED = "Rejected";

    public ModelCall {
        parameters = Map.copyOf(parameters);
        errors = List.copyOf(errors);
    }
}
