package dev.triage.stats;

/**
 * A confidence interval.
 *
 * @param level such as 0.95
 */
public record Interval(double estimate, double low, double high, double level) {

    /** Whether all of it lies strictly between the bounds. */
    public boolean isWithin(double above, double below) {
        return low > above && high < below;
    }
}
