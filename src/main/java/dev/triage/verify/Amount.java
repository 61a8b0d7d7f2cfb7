package dev.triage.verify;

import dev.triage.fact.Dimension;

/**
 * A number that a sentence states.
 *
 * @param start first character of it, its unit and what qualifies it
 * @param written the number as it stands, with thousands and 万 multiplied in
 * @param value in the base unit of the dimension
 * @param decimals digits behind the point, which tell how far it was rounded
 * @param times whether it is a factor, as in 40x
 * @param noun the word right behind it, lower case; blank if there is none
 */
record Amount(int start, int end, String text, double written, double value, Dimension dimension, int decimals,
        Closeness closeness, boolean times, String noun) {

    /** How exactly a number is meant. */
    enum Closeness {
        EXACT,
        ABOUT,
        MORE,
        LESS
    }

    /** Half of the last digit that is written, in the base unit. */
    double rounding() {
        double unit = written == 0 ? 1 : Math.abs(value / written);
        double scale = decimals >= 0 && Math.abs(written) >= 1000 && written % 100 == 0 && closeness != Closeness.EXACT
                ? 50
                : 0.5;
        return scale * Math.pow(10, -decimals) * unit;
    }

    /** Whether a number of a source, in the same base unit, is what this one says. */
    boolean says(double other) {
        double tolerance = Math.max(rounding() * 1.0001, Math.abs(value) * 1e-6);
        return switch (closeness) {
            case EXACT -> Math.abs(other - value) <= tolerance;
            case ABOUT -> Math.abs(other - value) <= Math.max(tolerance, Math.abs(value) * 0.1);
            case MORE -> other >= value - tolerance && (times || other <= value * 1.6 + tolerance);
            case LESS -> other <= value + tolerance && other >= value * 0.6 - tolerance;
        };
    }

    boolean isSmallCount() {
        return !times && (dimension == Dimension.PLAIN || dimension == Dimension.COUNT) && value <= 3
                && value == Math.rint(value);
    }
}
