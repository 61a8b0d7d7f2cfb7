package dev.triage.triage;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How often an analyst or a prompt version was used, and how that went.
 *
 * @param name of the model that was asked for, or of the prompt version
 * @param runs all of them, also those that still work
 * @param verified ended as they should
 * @param degraded ended with a report from somebody else than the one asked
 * @param costUsd sum over the runs whose cost is known; null if none is
 * @param medianMillis from start to end, of those that have a report; null if none has
 */
public record RunUsage(String name, int runs, int verified, int degraded, int failed, @Nullable BigDecimal costUsd,
        @Nullable Double medianMillis) {

    /** Share of the ended runs that are verified, in percent; null if none has ended. */
    public @Nullable Integer verifiedPercent() {
        int ended = verified + degraded + failed;
        return ended == 0 ? null : Math.round(100f * verified / ended);
    }
}
