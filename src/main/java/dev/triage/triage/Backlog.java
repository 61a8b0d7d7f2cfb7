package dev.triage.triage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The work that is accepted and not done.
 *
 * @param unfinished runs that wait or are being worked on
 * @param queued runs that wait
 * @param oldestQueued when the oldest waiting run was accepted; null if none waits
 */
public record Backlog(int unfinished, int queued, @Nullable Instant oldestQueued) {}
