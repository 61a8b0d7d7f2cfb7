package dev.triage.evalreport;

import java.util.Locale;

/**
 * Which cases of a run are shown.
 *
 * @param text stands in the case's id, title, family, tags or expected cause; blank for all
 * @param family blank for all
 * @param flips only those that arms answer differently most times
 * @param flaky only those that an arm answers now right, now wrong
 */
public record CaseFilter(String text, String family, boolean flips, boolean flaky, boolean hard) {

    boolean fits(CaseRow row) {
        return row.searched().contains(text.strip().toLowerCase(Locale.ROOT))
                && (family.isBlank() || family.equals(row.family())) && (!flips || row.flips())
                && (!flaky || row.flaky()) && (!hard || row.hard());
    }
}
