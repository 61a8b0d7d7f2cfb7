package dev.triage.eval;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A blessed baseline: the scores of a run, in a file that is kept with the code and changed only on purpose. */
public final class Baseline {

    private Baseline() {}

    /**
     * Writes the scores of these arms as the new baseline. Times are left out: they are the machine's, and would change
     * the file with every run.
     */
    public static int bless(RunResults results, List<String> arms, Path file) {
        List<ScoredCell> kept = results.cells().stream().filter(cell -> arms.contains(cell.id().arm().label()))
                .filter(ScoredCell::isScored).map(Baseline::trimmed).toList();
        if (kept.isEmpty()) {
            throw new EvalException(results.name() + " has no scored cells of " + String.join(", ", arms));
        }
        new JsonLines<>(file, ScoredCell.class).replace(kept);
        return kept.size();
    }

    private static ScoredCell trimmed(ScoredCell cell) {
        Map<String, Double> scores = new TreeMap<>(cell.scores());
        scores.remove("latency-ms");
        return new ScoredCell(cell.key(), cell.id(), cell.incident(), cell.family(), cell.hard(), cell.mustPass(),
                cell.tags(), cell.title(), cell.contextLanguage(), cell.status(), cell.reason(), scores, Map.of(),
                cell.traps(), cell.critical(), cell.expected(), cell.found(), cell.bet());
    }
}
