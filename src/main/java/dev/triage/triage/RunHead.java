package dev.triage.triage;

import java.time.Instant;

/** A run without its result, which can be large. */
public record RunHead(RunId id, RunStatus status, Instant createdAt) {}
