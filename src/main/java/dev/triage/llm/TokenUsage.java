package dev.triage.llm;

/**
 * Tokens that a provider counted.
 *
 * @param input tokens of the prompt, from a cache or not
 * @param output tokens of the reply, and of what the model thought before it
 */
public record TokenUsage(int input, int output) {

    /** Nothing used. */
    public static final TokenUsage NONE = new TokenUsage(0, 0);

    public TokenUsage {
        if (input < 0 || output < 0) {
            throw new IllegalArgumentException("tokens are counted from 0: " + input + ", " + output);
        }
    }

    public TokenUsage plus(TokenUsage other) {
        return new TokenUsage(input + other.input, output + other.output);
    }
}
