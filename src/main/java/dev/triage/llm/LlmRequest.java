package dev.triage.llm;

import dev.triage.redact.RedactedText;
import java.time.Duration;

/**
 * One question to a chat model.
 *
 * @param schema JSON schema of the reply
 * @param deadline how long the call may take in all, retries included
 */
public record LlmRequest(ModelName model, RedactedText system, RedactedText user, String schema, int maxOutputTokens,
        double temperature, Duration deadline) {}
