package dev.triage.fact;

import org.jspecify.annotations.Nullable;

/**
 * A deploy or another change, or the statement that there was none.
 *
 * @param at when, if stated
 * @param subject what was changed, such as a service name; blank if not stated
 * @param version the version or revision; blank if not stated
 * @param text the sentence that says so
 */
public record ChangeEvent(String id, Span span, ChangeKind kind, @Nullable TimePoint at, String subject, String version,
        String text) implements Fact {}
