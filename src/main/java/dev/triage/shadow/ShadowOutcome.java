package dev.triage.shadow;

import dev.triage.verify.Verification;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a candidate's work on one live run ended.
 *
 * @param current measures of the live report; null if it was not looked at
 * @param candidate measures of the candidate's; null if there is none
 * @param verification its checked diagnosis; null likewise
 */
record ShadowOutcome(ShadowStatus status, String reason, @Nullable SideMeasures current,
        @Nullable SideMeasures candidate, @Nullable Verification verification, List<ShadowCall> calls) {

    ShadowOutcome {
        calls = List.copyOf(calls);
    }

    static ShadowOutcome skipped(String reason) {
        return new ShadowOutcome(ShadowStatus.SKIPPED, reason, null, null, null, List.of());
    }
}
