package dev.triage.llm;

/** Tokens that a provider counted. */
public record TokenUsage(int input, int output) {

    /** Nothing used. */
    public static final TokenUsage NONE = new TokenUsage(0, 0);

    public TokenUsage plus(TokenUsage other) {
        return new TokenUsage(input + other.input, output + other.output);
    }
}
