package dev.triage.triage;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * The model calls that this copy of the service waits for, so that a cancelled run need not wait for its answer. Only
 * the wait for a model is interrupted, never a database call: that would cost a connection.
 */
@Component
class ActiveModelCalls {

    private final Map<RunId, Thread> callers = new ConcurrentHashMap<>();

    /** The wait was interrupted: the run was cancelled, or this copy of the service is stopping. */
    static final class Interrupted extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Interrupted(RunId run) {
            super("the model call of run " + run + " was interrupted", null, false, false);
        }
    }

    <T> T during(RunId run, Supplier<T> call) {
        callers.put(run, Thread.currentThread());
        T reply;
        boolean interrupted;
        try {
            reply = call.get();
        } finally {
            synchronized (this) {
                callers.remove(run);
                interrupted = Thread.interrupted();
            }
        }
        if (interrupted) {
            throw new Interrupted(run);
        }
        return reply;
    }

    synchronized void interrupt(RunId run) {
        Thread caller = callers.get(run);
        if (caller != null) {
            caller.interrupt();
        }
    }
}
