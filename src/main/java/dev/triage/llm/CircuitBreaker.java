package dev.triage.llm;

import java.time.Duration;

/**
 * Stops calls to a provider that fails again and again: after a number of failures in a row it opens, after a while it
 * lets one call through as a probe, and what becomes of that one closes or opens it again. Thread-safe, no threads.
 */
final class CircuitBreaker {

    /** How long it stays open before a probe. */
    static final Duration OPEN_FOR = Duration.ofSeconds(30);

    /** Where it stands; the ordinal is what the gauge shows. */
    enum State {
        CLOSED,
        HALF_OPEN,
        OPEN
    }

    private final int failuresToOpen;
    private final Timekeeper time;
    private int failuresInARow;
    private State state = State.CLOSED;
    private long openedAtNanos;
    private boolean probing;

    CircuitBreaker(int failuresToOpen, Timekeeper time) {
        this.failuresToOpen = failuresToOpen;
        this.time = time;
    }

    synchronized State state() {
        return state;
    }

    /** Whether a call would be refused now; takes nothing. */
    synchronized boolean refuses() {
        return switch (state) {
            case CLOSED -> false;
            case OPEN -> !openLongEnough();
            case HALF_OPEN -> probing;
        };
    }

    /** Whether a call may go out; one that may must be reported with {@link #record}. */
    synchronized boolean tryEnter() {
        if (refuses()) {
            return false;
        }
        if (state != State.CLOSED) {
            state = State.HALF_OPEN;
            probing = true;
        }
        return true;
    }

    /** Takes in how a call went. Calls that left before it opened change nothing once it is open. */
    synchronized void record(FaultKind.Sign sign) {
        if (state == State.OPEN) {
            return;
        }
        probing = false;
        switch (sign) {
            case HEALTHY -> {
                failuresInARow = 0;
                state = State.CLOSED;
            }
            case SICK -> {
                failuresInARow++;
                if (state == State.HALF_OPEN || failuresInARow >= failuresToOpen) {
                    state = State.OPEN;
                    openedAtNanos = time.nanoTime();
                }
            }
            case NONE -> {
                // A cancelled call tells nothing; a cancelled probe makes room for the next.
            }
        }
    }

    private boolean openLongEnough() {
        return time.nanoTime() - openedAtNanos >= OPEN_FOR.toNanos();
    }
}
