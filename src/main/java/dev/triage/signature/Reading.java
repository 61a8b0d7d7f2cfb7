package dev.triage.signature;

import dev.triage.fact.Dimension;
import dev.triage.fact.MetricChange;
import java.util.Locale;

/**
 * What one metric did, whether the context tells it in words or as a series of samples. Numbers are in base units; NaN
 * stands for what is not known.
 *
 * @param before the earlier value; of a series, the median of its first samples
 * @param after the value now; of a series, its last sample
 * @param peak the greatest value that was seen
 * @param usage share of the limit
 * @param typical median of a series
 * @param hasRecovered whether a series has left its first level and come back to it
 * @param beforeText the earlier value as written; blank if none
 * @param afterText the value now as written, with its limit where there is one
 */
record Reading(String metric, Dimension dimension, double before, double after, double peak, double usage,
        double typical, boolean hasRecovered, String beforeText, String afterText, String remark, int start, int end) {

    static Reading of(MetricChange change) {
        double before = change.before() == null ? Double.NaN : change.before().value();
        double after = change.after().value();
        String limit = change.limit() == null ? "" : " / " + change.limit().text();
        return new Reading(change.metric().toLowerCase(Locale.ROOT), change.after().dimension(), before, after, after,
                change.usage(), Double.NaN, false, change.before() == null ? "" : change.before().text(),
                change.after().text() + limit,
                change.remark(), change.span().start(), change.span().end());
    }

    /** How many times the peak is the earlier value; NaN if that is unknown. */
    double rise() {
        return before > 0 ? peak / before : Double.NaN;
    }

    /** How many times the earlier value is the last one; NaN if that is unknown. */
    double drop() {
        return after > 0 ? before / after : before > 0 ? Double.POSITIVE_INFINITY : Double.NaN;
    }

    boolean isSeries() {
        return afterText.isEmpty();
    }
}
