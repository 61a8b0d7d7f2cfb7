package dev.triage.score;

/**
 * What a score means.
 *
 * @param name stable, in kebab case
 * @param text how it is computed, in one or two sentences
 * @param low the lowest value
 * @param high the highest value; infinite for counts and amounts
 * @param higherIsBetter its direction
 * @param passFail whether it is 0 or 1
 * @param margin differences of means up to this do not matter
 * @param about whose doing it measures
 */
public record Definition(String name, String text, double low, double high, boolean higherIsBetter, boolean passFail,
        double margin, About about) {

    /** Whose doing a score measures. */
    public enum About {
        /** What the analyst proposed, before any check: how good the model and the prompt are. */
        PROPOSED,
        /** What a reader gets after the checks: how good the service is. */
        SHOWN,
        /** The calls themselves: form, time, money. */
        CALLS
    }

    static Definition passFail(String name, About about, String text) {
        return new Definition(name, text, 0, 1, true, true, 0.05, about);
    }

    static Definition share(String name, About about, String text) {
        return new Definition(name, text, 0, 1, true, false, 0.05, about);
    }

    /** A count or an amount, of which less is better. */
    static Definition amount(String name, About about, double margin, String text) {
        return new Definition(name, text, 0, Double.POSITIVE_INFINITY, false, false, margin, about);
    }

    /** Turns a value so that more is better. */
    public double oriented(double value) {
        return higherIsBetter ? value : -value;
    }
}
