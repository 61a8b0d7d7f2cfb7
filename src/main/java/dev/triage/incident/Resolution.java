package dev.triage.incident;

import dev.triage.redact.RedactedText;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How an incident ended.
 *
 * @param causeCode the established cause, a name of the closed list of cause codes; null while nobody has said
 * @param rootCause what was wrong, in a sentence or two
 * @param fix what ended it
 * @param resolvedAt when it ended
 * @param fixOutcome whether people confirmed that the fix held
 */
public record Resolution(@Nullable String causeCode, RedactedText rootCause, RedactedText fix, Instant resolvedAt,
        FixOutcome fixOutcome) {

    public Resolution {
        // Results that were stored before people could say so have no such field.
        fixOutcome = Objects.requireNonNullElse(fixOutcome, FixOutcome.UNKNOWN);
    }

    /** As a report on another incident may show it. */
    public Resolution quotedElsewhere() {
        return new Resolution(causeCode, rootCause.quotedElsewhere(), fix.quotedElsewhere(), resolvedAt, fixOutcome);
    }

    /** A resolution of which nobody has said whether it held. */
    public Resolution(@Nullable String causeCode, RedactedText rootCause, RedactedText fix, Instant resolvedAt) {
        this(causeCode, rootCause, fix, resolvedAt, FixOutcome.UNKNOWN);
    }
}
