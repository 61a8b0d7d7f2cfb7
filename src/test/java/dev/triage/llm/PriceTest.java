package dev.triage.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceTest {

    @Test
    void theCostIsExact() {
        BigDecimal cost = Wire.PRICE.cost(new TokenUsage(1739, 1480));

        assertThat(cost).isEqualByComparingTo("0.00209753");
        assertThat(Price.shown(cost)).isEqualTo("$0.00210");
    }

    @ParameterizedTest
    @CsvSource({"0, $0.00", "0.5, $0.50", "0.123456, $0.123", "0.0000004, $0.0000004", "0.9999, $1.00", "1, $1.00",
            "12.345, $12.35", "1234.5, $1234.50"})
    void anAmountShowsThreeDigitsBelowADollarAndCentsAbove(BigDecimal dollars, String shown) {
        assertThat(Price.shown(dollars)).isEqualTo(shown);
    }

    @Test
    void aNegativePriceIsRefused() {
        assertThatThrownBy(() -> new Price(BigDecimal.ONE, new BigDecimal("-0.01"))).hasMessageContaining("negative");
    }
}
