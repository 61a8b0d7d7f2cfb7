package dev.triage.triage;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import java.time.Instant;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The durable queue of runs: a row in the database, worked on by whichever copy of the service takes it first. */
@Component
class RunQueue {

    private final OneTimeTask<Void> task;
    private final Scheduler scheduler;

    RunQueue(OneTimeTask<Void> task, @Lazy Scheduler scheduler) {
        this.task = task;
        this.scheduler = scheduler;
    }

    /** Queues a run as part of the transaction that stores it, and wakes the workers once it is committed. */
    void add(RunId run, Instant now) {
        scheduler.schedule(task.instance(run.toString()), now);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                scheduler.triggerCheckForDueExecutions();
            }
        });
    }
}
