package dev.triage.shadow;

import java.math.BigDecimal;

/** How far a candidate is: runs by status, and dollars spent, what was reserved when a call was cut off included. */
public record ShadowCounts(int queued, int diagnosed, int modelFailed, int infrastructure, int skipped,
        BigDecimal spentUsd) {

    /** Of a candidate that has done nothing. */
    public static final ShadowCounts NONE = new ShadowCounts(0, 0, 0, 0, 0, BigDecimal.ZERO);
}
