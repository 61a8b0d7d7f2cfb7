package dev.triage.evalreport;

import dev.triage.eval.RunManifest;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * A run as a list shows it.
 *
 * @param folder names it in addresses
 * @param replies where the replies came from: {@code MODELS}, {@code RECORDED} or {@code SYNTHETIC}
 * @param cells how many the matrix has; {@code done} of them have an outcome, {@code failed} failed on the way
 */
public record RunRow(String folder, Instant startedAt, List<String> arms, int cases, int repeats, int cells, int done,
        int failed, int skipped, BigDecimal spentUsd, Replies replies, String build) {

    /** Where replies came from. */
    public enum Replies {
        MODELS,
        RECORDED,
        SYNTHETIC
    }

    public RunRow {
        arms = List.copyOf(arms);
    }

    static RunRow of(String folder, RunManifest run) {
        return new RunRow(folder, run.startedAt(), run.arms(), run.cases(), run.repeats(), run.cells(), run.done(),
                run.infrastructure(), run.skipped(), run.spentUsd(),
                run.synthetic() ? Replies.SYNTHETIC : run.recording().isEmpty() ? Replies.MODELS : Replies.RECORDED,
                run.build());
    }
}
