package dev.triage.outbox;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of an attempt to send. */
public sealed interface Delivery {

    /** It is sent, or need not be any more. */
    record Sent() implements Delivery {}

    /** So far all is well, and there will be more to send of it. */
    record More(Duration after) implements Delivery {}

    /**
     * It could not be sent now.
     *
     * @param retryAfter how long the peer wants to be left alone; null if it did not say
     */
    record Failed(String problem, @Nullable Duration retryAfter) implements Delivery {}

    /** It can never be sent. */
    record Refused(String problem) implements Delivery {}
}
