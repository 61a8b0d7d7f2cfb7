package dev.triage.evalreport;

import dev.triage.score.Definition;
import dev.triage.stats.Interval;
import java.util.Locale;

/** Numbers as people read them. */
final class Numbers {

    private Numbers() {}

    /** Three digits that count at most; shares with two or three decimals, amounts without what nobody needs. */
    static String of(double value) {
        if (value == 0) {
            return "0";
        }
        double size = Math.abs(value);
        if (Double.isNaN(value)) {
            return "–";
        }
        if (Double.isInfinite(value)) {
            return value < 0 ? "−∞" : "∞";
        }
        String form = size >= 100
                ? "%,.0f"
                : size >= 10 ? "%.1f" : size >= 0.0995 ? "%.2f" : size >= 0.00995 ? "%.3f" : "%.4f";
        return minus(String.format(Locale.ROOT, form, value));
    }

    static String signed(double value) {
        return value > 0 ? "+" + of(value) : of(value);
    }

    /** An interval in words; without bounds, there were too few incidents to say. */
    static String range(Interval interval) {
        return Double.isFinite(interval.low()) && Double.isFinite(interval.high())
                ? of(interval.low()) + " to " + of(interval.high())
                : "too few to say";
    }

    /** The interval of a difference as the score counts: turned back where less is better. */
    static String difference(Definition score, Interval interval) {
        double low = score.higherIsBetter() ? interval.low() : -interval.high();
        double high = score.higherIsBetter() ? interval.high() : -interval.low();
        return Double.isFinite(low) && Double.isFinite(high) ? signed(low) + " to " + signed(high) : "too few to say";
    }

    static String p(double p) {
        return p < 0.001 ? "< .001" : String.format(Locale.ROOT, "%.3f", p).substring(p >= 1 ? 0 : 1);
    }

    private static String minus(String text) {
        return text.replace('-', '−');
    }
}
