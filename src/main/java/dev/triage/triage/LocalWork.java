package dev.triage.triage;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Lets only a few runs compute at a time, in order of arrival. Many runs may wait for models at once, but their own
 * stages need a core and a database connection: more of them at a time would only make all of them late.
 */
@Component
class LocalWork {

    private static final int RUNS_PER_PROCESSOR = 2;

    private final Semaphore places;

    LocalWork(TriageProperties properties) {
        int atATime = properties.computing() > 0
                ? properties.computing()
                : RUNS_PER_PROCESSOR * Runtime.getRuntime().availableProcessors();
        this.places = new Semaphore(atATime, true);
    }

    <T> T during(Supplier<T> work) {
        places.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}
