package dev.triage.fact;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A clock time as the context gives it: a date or an offset is there only if the text has it.
 */
public record TimePoint(@Nullable LocalDate date, LocalTime time, @Nullable ZoneOffset offset) {

    /** The moment, if the text or the given day tells the date; a missing offset counts as UTC. */
    public Instant at(LocalDate dayIfMissing) {
        return time.atDate(date != null ? date : dayIfMissing).toInstant(offset != null ? offset : ZoneOffset.UTC);
    }
}
