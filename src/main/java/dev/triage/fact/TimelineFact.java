package dev.triage.fact;

import org.jspecify.annotations.Nullable;

/**
 * Something that happened at a stated time.
 *
 * @param until end of a stated range, if one is given
 * @param text what happened, the rest of the line or sentence
 */
public record TimelineFact(String id, Span span, TimePoint at, @Nullable TimePoint until, String text)
        implements
            Fact {}
