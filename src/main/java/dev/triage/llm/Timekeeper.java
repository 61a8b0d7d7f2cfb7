package dev.triage.llm;

import java.time.Duration;
import java.time.Instant;

/** Time as this package needs it; tests tick their own. */
interface Timekeeper {

    /** A clock that only goes forward, in nanoseconds; differences mean something, values do not. */
    long nanoTime();

    /** The time of day, for dates that a provider sends. */
    Instant instant();

    /** Waits; ends early when the thread is interrupted. */
    void sleep(Duration duration) throws InterruptedException;

    /** The machine's. */
    static Timekeeper system() {
        return new Timekeeper() {
            @Override
            public long nanoTime() {
                return System.nanoTime();
            }

            @Override
            public Instant instant() {
                return Instant.now();
            }

            @Override
            public void sleep(Duration duration) throws InterruptedException {
                Thread.sleep(duration);
            }
        };
    }
}
