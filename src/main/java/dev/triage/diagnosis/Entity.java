package dev.triage.diagnosis;

/**
 * A thing that a hypothesis is about.
 *
 * @param kind such as {@code table}, {@code service}, {@code pod}, {@code job}, {@code version}
 * @param name as the context writes it
 */
public record Entity(String kind, String name) {}
