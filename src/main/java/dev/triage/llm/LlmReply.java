package dev.triage.llm;

import java.time.Duration;

/** What came of a question to a model. Every case is expected; none is an exception. */
public sealed interface LlmReply {

    /** How long the call took, retries included. */
    Duration latency();

    /** Tokens the provider charged for, over all tries. */
    TokenUsage usage();

    /** The model answered in full. The text is raw: it is redacted before it is stored. */
    record Answered(String text, TokenUsage usage, Duration latency, int tries) implements LlmReply {}

    /** The model declined, or its provider filtered the answer. */
    record Refused(String reason, TokenUsage usage, Duration latency) implements LlmReply {}

    /** The provider said to come back later, and later is past the deadline or no try is left. */
    record Throttled(Duration retryAfter, TokenUsage usage, Duration latency) implements LlmReply {}

    /** Nothing complete came before the deadline. */
    record TimedOut(TokenUsage usage, Duration latency) implements LlmReply {}

    /**
     * The call failed otherwise: cut off at the token limit, empty, an error status, a broken connection, an open
     * circuit breaker, an unusable body.
     */
    record Failed(String reason, TokenUsage usage, Duration latency) implements LlmReply {}
}
