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

    <T> T during(RunId run, Supplier<T> call) {
        callers.put(run, Thread.currentThread());
        try {
            return call.get();
        } finally {
            synchronized (this) {
                callers.remove(run);
                // An interrupt was meant for the call, which is over.
                Thread.interrupted();
            }
        }
    }

    synchronized void interrupt(RunId run) {
        Thread caller = callers.get(run);
        if (caller != null) {
            caller.interrupt();
        }
    }
}
