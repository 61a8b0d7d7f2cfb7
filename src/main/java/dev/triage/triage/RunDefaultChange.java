package dev.triage.triage;

import java.time.Instant;

/**
 * One change of what runs take when nobody chooses. Changes are only ever added, so they are the audit of promotions.
 *
 * @param author name of the caller who changed it
 * @param reason why, in the author's words
 */
public record RunDefaultChange(long number, RunDefault before, RunDefault after, String author, String reason,
        Instant changedAt) {}
