package dev.triage.fact;

/**
 * A number with a unit that is not a metric of its own.
 *
 * @param subject the words it belongs to
 */
public record Quantity(String id, Span span, String subject, Measure measure) implements Fact {}
