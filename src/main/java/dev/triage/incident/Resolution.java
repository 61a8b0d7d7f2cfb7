package dev.triage.incident;

import dev.triage.redact.RedactedText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an incident ended.
 *
 * @param causeCode the established cause, a name of the closed list of cause codes; null while nobody has said
 * @param rootCause what was wrong, in a sentence or two
 * @param fix what ended it
 * @param resolvedAt when it ended
 */
public record Resolution(@Nullable String causeCode, RedactedText rootCause, RedactedText fix, Instant resolvedAt) {}
