package dev.triage.outbox;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import dev.triage.incident.IncidentId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps what is to be sent until it is sent. A message is stored with the change that it tells of, in one transaction,
 * and sent by a job; a peer that is away gets it when it is back.
 */
@Service
public class Outbox {

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    private final OutboxRepository messages;
    private final ObjectProvider<OutboxSender> senders;
    private final OutboxProperties properties;
    private final OutboxMetrics metrics;
    private final CustomTask<Void> task;
    private final Scheduler scheduler;
    private final TransactionTemplate transaction;
    private final Supplier<UUID> ids;
    private final Clock clock;

    Outbox(OutboxRepository messages, ObjectProvider<OutboxSender> senders, OutboxProperties properties,
            OutboxMetrics metrics, CustomTask<Void> outboxTask, @Lazy Scheduler scheduler,
            TransactionTemplate transaction, Supplier<UUID> ids, Clock clock) {
        this.messages = messages;
        this.senders = senders;
        this.properties = properties;
        this.metrics = metrics;
        this.task = outboxTask;
        this.scheduler = scheduler;
        this.transaction = transaction;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Puts a message in, as part of the transaction under way if there is one. A second message with the same key is
     * the same message.
     */
    public void put(String key, String channel, String kind, String target, String payload,
            @Nullable IncidentId incident) {
        Instant now = clock.instant();
        transaction.executeWithoutResult(status -> {
            OutboxMessage message = new OutboxMessage(ids.get(), key, channel, kind, target, payload, incident,
                    OutboxStatus.PENDING, 0, "", now, now, null);
            if (messages.insert(message)) {
                schedule(message.id(), now);
            }
        });
    }

    /** The messages, the newest first, from the one behind {@code after} on. */
    public List<OutboxMessage> list(@Nullable OutboxStatus status, @Nullable UUID after, int limit) {
        return messages.list(status, after, limit);
    }

    /** Tries a message again that was laid aside; false if no such message was. */
    public boolean retry(UUID id) {
        Instant now = clock.instant();
        return Boolean.TRUE.equals(transaction.execute(status -> {
            if (!messages.revive(id, now)) {
                return false;
            }
            schedule(id, now);
            return true;
        }));
    }

    private void schedule(UUID id, Instant now) {
        scheduler.schedule(task.instance(id.toString()), now);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                scheduler.triggerCheckForDueExecutions();
            }
        });
    }

    /** Tries to send a message; says when to try again, or nothing if it is done with. */
    Optional<Instant> work(UUID id) {
        Optional<OutboxMessage> found = messages.find(id).filter(known -> known.status() == OutboxStatus.PENDING);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        OutboxMessage message = found.get();
        Delivery delivery = send(message);
        Instant now = clock.instant();
        metrics.attempted(message.channel(), delivery);
        return switch (delivery) {
            case Delivery.Sent sent -> {
                messages.end(id, OutboxStatus.SENT, "", now);
                yield Optional.empty();
            }
            case Delivery.More more -> putOff(id, now.plus(more.after()), "");
            case Delivery.Failed failed -> {
                if (!now.isBefore(message.createdAt().plus(properties.giveUpAfter()))) {
                    yield layAside(message, failed.problem(), now);
                }
                Duration wait = properties.backoff(message.failures() + 1);
                Duration asked = failed.retryAfter();
                yield putOff(id, now.plus(asked != null && asked.compareTo(wait) > 0 ? asked : wait),
                        failed.problem());
            }
            case Delivery.Refused refused -> layAside(message, refused.problem(), now);
        };
    }

    private Delivery send(OutboxMessage message) {
        OutboxSender sender = senders.stream().filter(each -> each.channel().equals(message.channel())).findFirst()
                .orElse(null);
        if (sender == null) {
            return new Delivery.Failed(message.channel() + " is not configured", null);
        }
        try {
            return sender.send(message);
        } catch (RuntimeException e) {
            // Its message may quote the incident.
            LOG.warn("sending message {} failed: {}", message.id(), e.getClass().getSimpleName());
            return new Delivery.Failed("internal error (" + e.getClass().getSimpleName() + ")", null);
        }
    }

    private Optional<Instant> putOff(UUID id, Instant next, String problem) {
        messages.putOff(id, next, problem);
        return Optional.of(next);
    }

    private Optional<Instant> layAside(OutboxMessage message, String problem, Instant now) {
        LOG.warn("{} message {} is laid aside: {}", message.channel(), message.id(), problem);
        messages.end(message.id(), OutboxStatus.DEAD, problem, now);
        return Optional.empty();
    }
}
