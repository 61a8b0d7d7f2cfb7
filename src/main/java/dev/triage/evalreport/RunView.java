package dev.triage.evalreport;

import java.util.List;

/**
 * One run as a page shows it.
 *
 * @param scores the scores that matter most, with a value for every arm
 * @param cases those that the filter lets through, of {@code casesInAll}
 */
public record RunView(RunRow run, List<ScoreRow> scores, List<CaseRow> cases, int casesInAll, List<String> families) {

    public RunView {
        scores = List.copyOf(scores);
        cases = List.copyOf(cases);
        families = List.copyOf(families);
    }

    /** A score of every arm, as text: the mean and its 95 % interval. */
    public record ScoreRow(String name, String definition, boolean higherIsBetter, List<Value> values) {

        public ScoreRow {
            values = List.copyOf(values);
        }
    }

    /** A mean with its interval; both blank where nothing is scored. */
    public record Value(String mean, String interval) {}
}
