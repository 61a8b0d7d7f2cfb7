package dev.triage.llm;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP exchange, as seen by both ends of LangChain4j: the caller sets how long it may take, the HTTP client below
 * writes down what came. LangChain4j itself has no room for either: its errors drop the headers, and its replies drop
 * refusals and part of the token counts. Used by one thread.
 */
final class Exchange {

    /** The exchange of the current thread. */
    static final ScopedValue<Exchange> CURRENT = ScopedValue.newInstance();

    private final Duration limit;
    private @Nullable TryResult failure;
    private @Nullable String body;

    /** An exchange that ends after this time, whatever is missing then. */
    Exchange(Duration limit) {
        this.limit = limit;
    }

    Duration limit() {
        return limit;
    }

    /** Keeps the body of a success. */
    void received(String text) {
        body = text;
    }

    /** Keeps what went wrong and gives the exception that takes it up through LangChain4j. */
    RuntimeException failed(TryResult what) {
        failure = what;
        return new IllegalStateException("the exchange failed");
    }

    /** Null unless {@link #failed} was called. */
    @Nullable
    TryResult failure() {
        return failure;
    }

    /** Null before a success has come. */
    @Nullable
    String body() {
        return body;
    }
}
