package dev.triage.fact;

/**
 * Log lines that differ only in their variable parts, folded into one.
 *
 * @param span the first of the lines
 * @param template the line with {@code <*>} for what varies
 * @param count how many lines have this form, at least 1
 * @param example the first line as it stands
 */
public record LogTemplate(String id, Span span, String template, int count, LogLevel level, String example)
        implements
            Fact {}
