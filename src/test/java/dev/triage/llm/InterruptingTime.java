package dev.triage.llm;

import java.time.Duration;
import java.time.Instant;

/** Time in which every wait is interrupted. */
final class InterruptingTime implements Timekeeper {

    @Override
    public long nanoTime() {
        return 0;
    }

    @Override
    public Instant instant() {
        return ManualTime.START;
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        throw new InterruptedException("cancelled while waiting");
    }
}
