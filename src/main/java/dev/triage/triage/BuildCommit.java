package dev.triage.triage;

/** The commit that this service was built from; {@code unknown} when it was built outside a checkout. */
public record BuildCommit(String id) {}
