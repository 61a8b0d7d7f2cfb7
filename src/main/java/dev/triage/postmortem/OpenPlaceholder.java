package dev.triage.postmortem;

/**
 * A place that people still have to fill in.
 *
 * @param line line of the Markdown, from 1
 * @param heading the nearest heading above it; blank if there is none
 */
public record OpenPlaceholder(int line, String heading) {}
