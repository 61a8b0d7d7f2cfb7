package dev.triage.triage;

import dev.triage.diagnosis.Diagnosis;
import dev.triage.llm.TokenUsage;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An analyst's answer and what it took.
 *
 * @param usage tokens of all calls, the failed ones included
 * @param costUsd cost of all calls; null when a price is unknown
 * @param shortfalls what did not go as asked; empty when all did
 */
record Analysis(Diagnosis diagnosis, String answeredBy, @Nullable String promptVersion, @Nullable String promptHash,
        TokenUsage usage, @Nullable BigDecimal costUsd, double modelMillis, List<String> leftOut,
        List<String> shortfalls) {

    Analysis {
        leftOut = List.copyOf(leftOut);
        shortfalls = List.copyOf(shortfalls);
    }
}
