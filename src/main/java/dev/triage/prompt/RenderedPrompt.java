package dev.triage.prompt;

import dev.triage.redact.RedactedText;
import java.util.List;

/**
 * A prompt ready to be sent.
 *
 * @param version name of the prompt version, such as {@code v2}
 * @param hash SHA-256 of the version's files, hexadecimal
 * @param estimatedTokens how long it is, estimated on the high side
 * @param leftOut what did not fit the budget, for the report
 */
public record RenderedPrompt(String version, String hash, RedactedText system, RedactedText user, int estimatedTokens,
        List<String> leftOut) {

    public RenderedPrompt {
        leftOut = List.copyOf(leftOut);
    }
}
