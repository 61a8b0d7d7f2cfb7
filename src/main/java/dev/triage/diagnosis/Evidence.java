package dev.triage.diagnosis;

/**
 * A quote that carries, or speaks against, a hypothesis.
 *
 * @param quote the words as they stand in the source
 * @param source where they stand
 * @param lines line or line range of the context, such as {@code 7} or {@code 7-9}; for other sources the name of the
 *     incident or runbook section
 */
public record Evidence(String quote, EvidenceSource source, String lines) {}
