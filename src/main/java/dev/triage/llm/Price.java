package dev.triage.llm;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * What a model costs.
 *
 * @param inputPerMillion dollars for a million input tokens, not negative
 * @param outputPerMillion dollars for a million output tokens, not negative
 */
public record Price(BigDecimal inputPerMillion, BigDecimal outputPerMillion) {

    private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_UP);

    public Price {
        if (inputPerMillion.signum() < 0 || outputPerMillion.signum() < 0) {
            throw new IllegalArgumentException("a price is not negative");
        }
    }

    /** Dollars for this usage, exact. */
    public BigDecimal cost(TokenUsage usage) {
        return inputPerMillion.multiply(BigDecimal.valueOf(usage.input()))
                .add(outputPerMillion.multiply(BigDecimal.valueOf(usage.output()))).movePointLeft(6);
    }

    /** An amount for people: {@code $12.35}, and below a dollar three digits that count, {@code $0.00210}. */
    public static String shown(BigDecimal dollars) {
        BigDecimal rounded = dollars.compareTo(BigDecimal.ONE) < 0 ? dollars.round(THREE_DIGITS) : dollars;
        int scale = dollars.compareTo(BigDecimal.ONE) < 0 && dollars.signum() != 0 ? Math.max(2, rounded.scale()) : 2;
        return "$" + rounded.setScale(scale, RoundingMode.HALF_UP).toPlainString();
    }
}
