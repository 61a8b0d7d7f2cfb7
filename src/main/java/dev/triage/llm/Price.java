package dev.triage.llm;

import java.math.BigDecimal;

/**
 * What a model costs.
 *
 * @param inputPerMillion dollars for a million input tokens
 * @param outputPerMillion dollars for a million output tokens
 */
public record Price(BigDecimal inputPerMillion, BigDecimal outputPerMillion) {

    /** Dollars for this usage, exact. */
    public BigDecimal cost(TokenUsage usage) {
        return inputPerMillion.multiply(BigDecimal.valueOf(usage.input()))
                .add(outputPerMillion.multiply(BigDecimal.valueOf(usage.output()))).movePointLeft(6);
    }
}
