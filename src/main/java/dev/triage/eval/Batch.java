package dev.triage.eval;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** The cells that are worked out in one run: counts them, tells of them, and stops when something has to be corrected. */
final class Batch {

    private static final int PROBLEMS_MAX = 20;

    private final int total;
    private final Budget budget;
    private final Instant start;
    private final ProgressListener listener;
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final Set<String> problems = new ConcurrentSkipListSet<>();

    Batch(int total, Budget budget, Instant start, ProgressListener listener) {
        this.total = total;
        this.budget = budget;
        this.start = start;
        this.listener = listener;
    }

    /** Works out one cell when its provider has room, unless the run is to stop. */
    void one(Semaphore limit, Supplier<Cell> work) {
        limit.acquireUninterruptibly();
        try {
            if (problems.size() >= PROBLEMS_MAX || budget.isReached()) {
                return;
            }
            Cell cell = work.get();
            failed.addAndGet(cell.status() == Cell.Status.DIAGNOSED ? 0 : 1);
            listener.progress(new ProgressListener.State(total, done.incrementAndGet(), failed.get(), budget.spent(),
                    Duration.between(start, Instant.now())));
        } catch (EvalException e) {
            problems.addAll(e.problems());
        } catch (Budget.Reached e) {
            // The cell is asked in a later run.
        } finally {
            limit.release();
        }
    }

    void throwProblems() {
        if (!problems.isEmpty()) {
            throw new EvalException(problems.stream().limit(PROBLEMS_MAX).toList());
        }
    }

    int done() {
        return done.get();
    }

    BigDecimal spent() {
        return budget.spent();
    }
}
