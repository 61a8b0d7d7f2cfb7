package dev.triage.evalreport;

import dev.triage.diagnosis.Confidence;
import dev.triage.eval.Arm;
import dev.triage.eval.Cell;
import dev.triage.eval.CellId;
import dev.triage.eval.Contrast;
import dev.triage.eval.RunManifest;
import dev.triage.eval.RunResults;
import dev.triage.eval.ScoredCell;
import dev.triage.score.Bet;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Results of two arms on twelve cases in three families, written down for tests: B loses c100 and is flaky on c101. */
final class MadeUpRun {

    static final String A = "v1/m";
    static final String B = "v2/m";

    private MadeUpRun() {}

    static RunResults results() {
        List<ScoredCell> cells = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            for (int repeat = 1; repeat <= 3; repeat++) {
                cells.add(cell(i, "v1", repeat, true, 0.01, 800));
                cells.add(cell(i, "v2", repeat, i > 1 || i == 1 && repeat == 1, 0.002, 3000));
            }
        }
        return new RunResults("made-up", Path.of("nowhere"), manifest(), cells);
    }

    static ScoredCell cell(int number, String prompt, int repeat, boolean right, double cost, double millis) {
        String id = "c" + (100 + number);
        return new ScoredCell(id + prompt + repeat, new CellId(id, new Arm(prompt, "m"), "en", repeat), id,
                "family-" + number % 3, number % 2 == 0, number == 0, List.of("tag<b>"), "Title of " + id, "en",
                Cell.Status.DIAGNOSED, "",
                Map.of("total", right ? 0.9 : 0.1, "correct", right ? 1.0 : 0.0, "latency-ms", millis, "cost-usd",
                        cost),
                Map.of("fix", "the case names none"), right ? List.of() : List.of("raises the limit"), List.of(),
                "OOM_KILL", right ? "OOM_KILL" : "DISK_FULL", new Bet(Confidence.HIGH, 0.9, right));
    }

    static RunManifest manifest() {
        return new RunManifest("made-up", "eval/cases", 12, "h", false, List.of(A, B), List.of("own"), 3,
                List.of(new Contrast(A, B)), List.of("total", "correct"), "stand-in", true, "b1", "0123456789", Instant
                        .parse("2026-11-01T00:00:00Z"),
                2, 72, 72, 72, 0, 0, BigDecimal.ZERO);
    }
}
