package dev.triage.feedback;

import dev.triage.diagnosis.CauseCode;
import dev.triage.incident.FixOutcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an incident ended, as a person tells it, raw.
 *
 * @param causeCode the established cause; null while nobody can name it
 * @param rootCause what was wrong, 1 to {@value #TEXT_MAX_CHARS} characters
 * @param fix what ended it, 1 to {@value #TEXT_MAX_CHARS} characters
 * @param resolvedAt when it ended; null for now
 */
public record ResolutionReport(@Nullable CauseCode causeCode, String rootCause, String fix, FixOutcome fixOutcome,
        @Nullable Instant resolvedAt) {

    /** Longest root cause or fix. */
    public static final int TEXT_MAX_CHARS = 4000;

    /** Raw, so nothing that prints it may tell its text. */
    @Override
    public String toString() {
        return "ResolutionReport[raw]";
    }
}
