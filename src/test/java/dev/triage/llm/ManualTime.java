package dev.triage.llm;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Time that stands still but for sleeping, which takes none. */
final class ManualTime implements Timekeeper {

    static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private final List<Duration> sleeps = new ArrayList<>();
    private Duration passed = Duration.ZERO;

    @Override
    public synchronized long nanoTime() {
        return passed.toNanos();
    }

    @Override
    public synchronized Instant instant() {
        return START.plus(passed);
    }

    @Override
    public synchronized void sleep(Duration duration) {
        sleeps.add(duration);
        pass(duration);
    }

    synchronized void pass(Duration duration) {
        passed = passed.plus(duration);
    }

    synchronized List<Duration> sleeps() {
        return List.copyOf(sleeps);
    }
}
