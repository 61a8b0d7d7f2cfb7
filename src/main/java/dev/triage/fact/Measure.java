package dev.triage.fact;

/**
 * A number with its unit.
 *
 * @param value in the base unit of the dimension
 * @param text as the context writes it, such as {@code 4.8s}
 */
public record Measure(double value, Dimension dimension, String text) {}
