package dev.triage.triage;

import dev.triage.llm.TokenUsage;
import dev.triage.verify.Verification;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An analyst's answer after the checks, and what it took.
 *
 * @param usage tokens of all calls, the failed ones included
 * @param costUsd cost of all calls; null when a price is unknown
 * @param secondTry what came of asking the model once more; null if it was asked once
 * @param shortfalls what did not go as asked; empty when all did
 */
record Analysis(Verification verification, String answeredBy, @Nullable String promptVersion,
        @Nullable String promptHash,
        TokenUsage usage, @Nullable BigDecimal costUsd, double modelMillis, List<String> leftOut,
        @Nullable SecondTry secondTry, List<String> shortfalls) {

    Analysis {
        leftOut = List.copyOf(leftOut);
        shortfalls = List.copyOf(shortfalls);
    }
}
