package dev.triage.shadow;

import dev.triage.triage.RunDefault;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that may take the place of the current default.
 *
 * @param base the default at its start; only live runs that took it are looked at
 * @param share of the live incidents, over 0 to 1
 * @param budgetUsd dollars for all its calls
 * @param endedAt null while it runs
 * @param endReason why it ended; blank while it runs
 */
public record Candidate(UUID id, RunDefault choice, RunDefault base, double share, BigDecimal budgetUsd,
        String startedBy, Instant startedAt, @Nullable Instant endedAt, @Nullable String endedBy, String endReason) {

    /** Whether it takes new incidents. */
    public boolean isRunning() {
        return endedAt == null;
    }
}
