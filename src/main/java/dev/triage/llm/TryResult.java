package dev.triage.llm;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of one request to a provider. */
sealed interface TryResult {

    /** Tokens charged for it. */
    TokenUsage usage();

    /** What it says about the health of the provider. */
    FaultKind.Sign sign();

    /** A complete reply; its text is not blank. */
    record Text(String text, TokenUsage usage) implements TryResult {
        @Override
        public FaultKind.Sign sign() {
            return FaultKind.Sign.HEALTHY;
        }
    }

    /** The model declined or the provider filtered. */
    record Declined(String reason, TokenUsage usage) implements TryResult {
        @Override
        public FaultKind.Sign sign() {
            return FaultKind.Sign.HEALTHY;
        }
    }

    /**
     * No reply.
     *
     * @param reason for people; holds nothing of the prompt, the reply or the key
     * @param retryAfter how long the provider asks to wait; null when it does not say
     */
    record Fault(FaultKind kind, String reason, @Nullable Duration retryAfter, TokenUsage usage) implements TryResult {

        static Fault of(FaultKind kind, String reason) {
            return new Fault(kind, reason, null, TokenUsage.NONE);
        }

        Fault withUsage(TokenUsage charged) {
            return new Fault(kind, reason, retryAfter, charged);
        }

        @Override
        public FaultKind.Sign sign() {
            return kind.sign();
        }
    }
}
