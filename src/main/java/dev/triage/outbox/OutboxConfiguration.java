package dev.triage.outbox;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The job that sends one message. */
@Configuration(proxyBeanMethods = false)
class OutboxConfiguration {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    @Bean
    CustomTask<Void> outboxTask(ObjectProvider<Outbox> outbox) {
        FailureHandler<Void> tryAgain = (complete, operations) -> operations.reschedule(complete,
                complete.getTimeDone().plus(RETRY_AFTER));
        return Tasks.custom("outbox", Void.class).onFailure(tryAgain).onDeadExecutionRevive()
                .execute((instance, context) -> {
                    Optional<Instant> again = outbox.getObject().work(UUID.fromString(instance.getId()));
                    return again.<CompletionHandler<Void>>map(
                            at -> (complete, operations) -> operations.reschedule(complete, at))
                            .orElseGet(CompletionHandler.OnCompleteRemove::new);
                });
    }
}
