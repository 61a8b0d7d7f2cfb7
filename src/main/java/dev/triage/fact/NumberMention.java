package dev.triage.fact;

/**
 * A number in the text, with its unit if it has one.
 *
 * @param start where it begins, currency sign included
 * @param end where it ends, unit included
 * @param value as written, before the unit is applied
 * @param unit {@link Unit#NONE} without a unit
 * @param hasUnit whether the text states the unit
 */
record NumberMention(int start, int end, double value, Unit unit, boolean hasUnit) {

    Measure measure(String text) {
        return measure(text, unit);
    }

    /** The measure under a unit that comes from elsewhere, such as the metric's name. */
    Measure measure(String text, Unit given) {
        return new Measure(rounded(value * given.factor()), given.dimension(), text.substring(start, end));
    }

    /** Cuts the noise that a factor such as 0.01 brings: 35 % is 0.35, not 0.35000000000000003. */
    static double rounded(double value) {
        return Double.isFinite(value)
                ? Double.parseDouble(String.format(java.util.Locale.ROOT, "%.12g", value))
                : value;
    }
}
