package dev.triage.triage;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Wakes those who wait for a run on this copy of the service. A run may be worked on by another copy, so waiters look
 * at the database now and then as well.
 */
@Component
class RunSignals {

    private final Map<RunId, Set<Watch>> watches = new ConcurrentHashMap<>();

    /** Someone's wait for changes of one run; close it when done. */
    final class Watch implements AutoCloseable {

        private final RunId run;
        private final Semaphore changes = new Semaphore(0);

        private Watch(RunId run) {
            this.run = run;
        }

        /** Waits for a change, at most so long. */
        void await(Duration atMost) throws InterruptedException {
            if (changes.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                changes.drainPermits();
            }
        }

        @Override
        public void close() {
            watches.computeIfPresent(run, (id, all) -> {
                all.remove(this);
                return all.isEmpty() ? null : all;
            });
        }
    }

    Watch watch(RunId run) {
        Watch watch = new Watch(run);
        watches.compute(run, (id, all) -> {
            Set<Watch> set = all == null ? ConcurrentHashMap.newKeySet() : all;
            set.add(watch);
            return set;
        });
        return watch;
    }

    void changed(RunId run) {
        Set<Watch> all = watches.get(run);
        if (all != null) {
            all.forEach(watch -> watch.changes.release());
        }
    }
}
