package dev.triage.llm;

import dev.triage.redact.RedactedText;
import java.time.Duration;

/**
 * One question to a chat model.
 *
 * @param system who the model is to be; may be blank
 * @param user the question itself; not blank
 * @param schema JSON schema of the reply; blank for free text. A model that takes no schema gets it in the system prompt
 * @param maxOutputTokens the longest reply to ask for; the model's own limit holds too
 * @param temperature 0 to 2; not sent to models that reject it
 * @param deadline how long the call may take in all, retries included
 */
public record LlmRequest(ModelName model, RedactedText system, RedactedText user, String schema, int maxOutputTokens,
        double temperature, Duration deadline) {

    public LlmRequest {
        if (user.isBlank()) {
            throw new IllegalArgumentException("there is nothing to ask: the user part is blank");
        }
        if (maxOutputTokens < 1) {
            throw new IllegalArgumentException("maxOutputTokens is at least 1, not " + maxOutputTokens);
        }
        if (!(temperature >= 0 && temperature <= 2)) {
            throw new IllegalArgumentException("temperature is 0 to 2, not " + temperature);
        }
        if (!deadline.isPositive()) {
            throw new IllegalArgumentException("the deadline is in the future, not " + deadline);
        }
    }
}
