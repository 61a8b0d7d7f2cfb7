package dev.triage.diagnosis;

import org.jspecify.annotations.Nullable;

/**
 * A read-only step of the investigation.
 *
 * @param command what to run; null when the step is done by looking
 * @param expected what the result looks like if the suspicion is right
 */
public record ChecklistStep(String step, @Nullable Command command, String expected) {}
