package dev.triage.outbox;

/** Sends the messages of one channel. */
public interface OutboxSender {

    /** The channel whose messages it sends. */
    String channel();

    /** Tries to send a message. After a crash it may be called again for one that was sent. */
    Delivery send(OutboxMessage message);
}
