package dev.triage.eval;

import java.math.BigDecimal;
import java.time.Duration;

/** Told of a run's progress, by any thread. */
public interface ProgressListener {

    /**
     * Where a run is.
     *
     * @param total cells to work out; those that were there already do not count
     * @param failed cells without a diagnosis so far
     * @param spentUsd dollars so far
     */
    record State(int total, int done, int failed, BigDecimal spentUsd, Duration elapsed) {

        /** By the pace so far; zero before the first cell. */
        public Duration left() {
            return done == 0 ? Duration.ZERO : elapsed.multipliedBy(total - done).dividedBy(done);
        }
    }

    void progress(State state);
}
