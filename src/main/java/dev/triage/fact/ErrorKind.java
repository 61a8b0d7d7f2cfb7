package dev.triage.fact;

/** Where an error code belongs. */
public enum ErrorKind {
    POSTGRES,
    HTTP,
    EXCEPTION,
    KUBERNETES,
    NETWORK,
    TLS,
    DNS,
    MEMORY,
    DISK,
    QUEUE,
    CACHE,
    OTHER
}
