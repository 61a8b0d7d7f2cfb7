package dev.triage.eval;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * What a run was: enough to do it again.
 *
 * @param recording name of the recording that stood for the models; blank when they were asked
 * @param synthetic whether these replies were made up
 * @param cells how many cells the matrix has
 * @param done how many of them have an outcome that can be scored
 * @param fresh how many were worked out in this run; the others were there
 * @param infrastructure how many failed for reasons that are not the model's
 * @param skipped how many were not asked because the budget was reached
 * @param spentUsd dollars of this run
 */
public record RunManifest(String name, String casesFolder, int cases, String casesHash, boolean heldOut,
        List<String> arms, List<String> languages, int repeats, List<Contrast> contrasts, List<String> scores,
        String recording, boolean synthetic, String build, String codeVersion, Instant startedAt, double seconds,
        int cells, int done, int fresh, int infrastructure, int skipped, BigDecimal spentUsd) {

    public RunManifest {
        arms = List.copyOf(arms);
        languages = List.copyOf(languages);
        contrasts = List.copyOf(contrasts);
        scores = List.copyOf(scores);
    }
}
