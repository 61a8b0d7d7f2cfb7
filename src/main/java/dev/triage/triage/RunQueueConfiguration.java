package dev.triage.triage;

import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerCustomizer;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the job queue: one task per run, each on a virtual thread of its own, for most of it waits for a model. */
@Configuration
class RunQueueConfiguration {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    /** After a crash the queue revives the execution; after a database failure it tries again. */
    @Bean
    OneTimeTask<Void> triageRunTask(org.springframework.beans.factory.ObjectProvider<TriageWorker> worker) {
        FailureHandler<Void> tryAgain = (complete, operations) -> operations.reschedule(complete,
                complete.getTimeDone().plus(RETRY_AFTER));
        return Tasks.oneTime("triage-run").onFailure(tryAgain).onDeadExecutionRevive()
                .execute((instance, context) -> worker.getObject().work(new RunId(UUID.fromString(instance.getId()))));
    }

    @Bean
    DbSchedulerCustomizer virtualThreads() {
        return new DbSchedulerCustomizer() {
            @Override
            public Optional<ExecutorService> executorService() {
                return Optional
                        .of(Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("triage-run-", 0).factory()));
            }
        };
    }
}
