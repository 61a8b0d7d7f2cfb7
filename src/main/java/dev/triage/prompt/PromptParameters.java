package dev.triage.prompt;

/**
 * How a prompt version wants its model called.
 *
 * @param temperature 0 to 2
 * @param maxOutputTokens how long the reply may get, {@value #OUTPUT_MIN_TOKENS} to {@value #OUTPUT_MAX_TOKENS}; a
 *     model may allow less
 */
public record PromptParameters(double temperature, int maxOutputTokens) {

    /** Below this no diagnosis fits. */
    static final int OUTPUT_MIN_TOKENS = 512;
    /** Above this a reply is a runaway. */
    static final int OUTPUT_MAX_TOKENS = 65_536;

    public PromptParameters {
        if (!(temperature >= 0 && temperature <= 2)) {
            throw new IllegalArgumentException("temperature must be a number from 0 to 2");
        }
        if (maxOutputTokens < OUTPUT_MIN_TOKENS || maxOutputTokens > OUTPUT_MAX_TOKENS) {
            throw new IllegalArgumentException("maxOutputTokens must be a whole number from " + OUTPUT_MIN_TOKENS
                    + " to " + OUTPUT_MAX_TOKENS);
        }
    }
}
