package dev.triage.llm;

import java.time.Duration;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** How long to wait between tries: doubling from half a second, with jitter so that callers do not return together. */
final class Backoff {

    private static final Duration FIRST = Duration.ofMillis(500);

    private final DoubleSupplier random;

    /** @param random numbers from 0 inclusive to 1 exclusive */
    Backoff(DoubleSupplier random) {
        this.random = random;
    }

    /**
     * The wait after the given try, counted from 1: between half and all of 0.5 s, 1 s, 2 s …, and on top of what the
     * provider asks for when it asks.
     */
    Duration after(int tries, @Nullable Duration retryAfter) {
        long fullMillis = FIRST.toMillis() << (tries - 1);
        Duration jittered = Duration.ofMillis((long) (fullMillis * (0.5 + 0.5 * random.getAsDouble())));
        return retryAfter == null ? jittered : retryAfter.plus(jittered);
    }
}
