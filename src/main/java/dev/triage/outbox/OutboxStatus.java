package dev.triage.outbox;

/** Where a message stands. */
public enum OutboxStatus {
    PENDING,
    SENT,
    /** It could not be sent and is laid aside until a person asks for another try. */
    DEAD
}
