package dev.triage.diagnosis;

/**
 * A line of the postmortem's timeline.
 *
 * @param at the time as the context writes it, or {@code [FILL IN]}
 * @param source line range of the context; blank if a person has to fill it in
 */
public record TimelineEntry(String at, String event, String source) {}
