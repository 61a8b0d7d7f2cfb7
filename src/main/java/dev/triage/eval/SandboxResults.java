package dev.triage.eval;

import dev.triage.sandbox.SandboxRun;
import dev.triage.sandbox.SandboxScore;
import dev.triage.sandbox.Scenario;
import dev.triage.score.Executed;
import dev.triage.score.Scorers;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs in the sandbox as the results of a matrix, so that statistics, gate, baselines and report treat them as any other.
 * The scores have the names and the meaning that they have elsewhere, but nothing in them is judged by rules or words: fix
 * comes from running the plan. Correct is a cause at rank 1 with all names, and no trap.
 */
public final class SandboxResults {

    private static final String LANGUAGE = "en";

    private SandboxResults() {}

    /**
     * Writes scores, runs and manifest into a folder.
     *
     * @param scenarios of the runs
     * @param build version and commit of this program
     */
    public static RunManifest write(Path folder, List<SandboxRun> runs, List<Scenario> scenarios, String build,
            Instant start, double seconds) {
        Map<String, Scenario> byId = new LinkedHashMap<>();
        scenarios.forEach(scenario -> byId.put(scenario.id(), scenario));
        Map<String, Integer> repeats = new LinkedHashMap<>();
        List<ScoredCell> cells = new ArrayList<>();
        for (SandboxRun run : runs) {
            Scenario scenario = byId.get(run.scenario());
            if (scenario != null) {
                int repeat = repeats.merge(run.scenario() + " " + run.prompt() + " " + run.analyst(), 1, Integer::sum);
                cells.add(cell(run, scenario, repeat));
            }
        }
        RunFolder results = new RunFolder(folder);
        results.scores().replace(cells);
        results.sandbox().replace(runs);
        List<String> arms = cells.stream().map(cell -> cell.id().arm().label()).distinct().toList();
        int done = (int) cells.stream().filter(ScoredCell::isScored).count();
        RunManifest manifest = new RunManifest(String.valueOf(folder.getFileName()), "eval/sandbox", scenarios.size(),
                Hashes.of(byId.keySet().toArray(String[]::new)), false, arms, List.of(LANGUAGE),
                repeats.values().stream().mapToInt(Integer::intValue).max().orElse(0),
                arms.stream().skip(1).map(arm -> new Contrast(arms.getFirst(), arm)).toList(), MatrixFile.DECIDING, "",
                false, build, CodeVersion.current().signature(), start, seconds, cells.size(), done, cells.size(),
                cells.size() - done, 0, BigDecimal.ZERO);
        RunResults.write(folder, manifest);
        return manifest;
    }

    private static ScoredCell cell(SandboxRun run, Scenario scenario, int repeat) {
        SandboxScore score = run.score();
        CellId id = new CellId(run.scenario(), Arm.of(run.prompt(), run.analyst()), LANGUAGE, repeat);
        boolean failed = !run.failure().isEmpty();
        Cell.Status status = failed ? Cell.Status.INFRASTRUCTURE : Cell.Status.DIAGNOSED;
        return new ScoredCell(Hashes.of("sandbox", id.toString()), id, run.scenario(), run.scenario(), false, false,
                Stream.of("sandbox", scenario.spec().level()).filter(tag -> tag != null).toList(),
                scenario.spec().title(), LANGUAGE, status, run.failure(), failed ? Map.of() : scores(run), Map.of(),
                score.tripped(), score.capped() ? score.tripped() : List.of(),
                String.join(" or ", scenario.spec().detect().causes()),
                run.claims().isEmpty() ? "nothing" : run.claims().getFirst().cause(), null);
    }

    private static Map<String, Double> scores(SandboxRun run) {
        SandboxScore score = run.score();
        Map<String, Double> scores = new LinkedHashMap<>();
        scores.put(Scorers.MAIN, score.total() / 100.0);
        scores.put("detect", (double) score.detect() / SandboxScore.DETECT_MAX);
        scores.put("fix", (double) score.fix() / SandboxScore.FIX_MAX);
        scores.put("trap-free", score.tripped().isEmpty() ? 1.0 : 0.0);
        scores.put(Scorers.CORRECT,
                score.detect() == SandboxScore.DETECT_MAX && score.tripped().isEmpty() ? 1.0 : 0.0);
        int checks = run.checklist().size();
        if (checks > 0) {
            long ran = run.checklist().stream().filter(step -> step.state().equals("ok")).count();
            scores.put(Executed.CHECKLIST_RUNS.definition().name(), (double) ran / checks);
            scores.put(Executed.CULPRIT_SHOWN.definition().name(), (double) run.culpritShown() / checks);
        }
        if (run.rollbacksTried() > 0) {
            scores.put(Executed.ROLLBACK_RESTORES.definition().name(),
                    (double) run.schemaRestored() / run.rollbacksTried());
        }
        scores.put(Executed.PLAN_BLOCKED.definition().name(), (double) run.blocked());
        return scores;
    }
}
