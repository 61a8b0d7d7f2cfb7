package dev.triage.evalreport;

import dev.triage.eval.ArmComparison;
import dev.triage.eval.Comparer;
import dev.triage.eval.EvalException;
import dev.triage.eval.MatrixFile;
import dev.triage.eval.RunManifest;
import dev.triage.eval.RunResults;
import dev.triage.eval.ScoredCell;
import dev.triage.score.Definition;
import dev.triage.score.Scorers;
import dev.triage.stats.Interval;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What evaluations left in the folder of runs, for pages: nothing is run here, and nothing is written. A name that is
 * not that of a run or a baseline names nothing, whatever it holds.
 */
public final class EvalRuns {

    /** Beginning of a side that is a blessed baseline. */
    public static final String BASELINE = "baseline/";

    private static final int LISTED_MAX = 200;

    private static final List<String> SHOWN = List.of("total", "correct", "detect", "fix", "trap-free", "cause-top-1",
            "severity-exact", "grounding-rate", "traps-hit", "dangerous-commands", "brier", "schema-first-try",
            "latency-ms", "cost-usd");

    private final Path runs;
    private final Path baselines;
    private final LatestResults latest = new LatestResults();

    /**
     * Reads these folders; they need not exist.
     *
     * @param runs a folder for each run
     * @param baselines a file for each baseline
     */
    public EvalRuns(Path runs, Path baselines) {
        this.runs = runs;
        this.baselines = baselines;
    }

    /** The newest first, at most 200. What is no run is left out. */
    public List<RunRow> list() {
        List<RunRow> rows = new ArrayList<>();
        for (Path folder : children(runs)) {
            try {
                RunManifest manifest = RunResults.manifest(folder);
                rows.add(RunRow.of(String.valueOf(folder.getFileName()), manifest));
            } catch (EvalException e) {
                // A folder of something else, or a run that has not ended yet.
            }
        }
        return rows.stream().sorted(Comparator.comparing(RunRow::startedAt).reversed()).limit(LISTED_MAX).toList();
    }

    /** Names of the blessed baselines, as sides. */
    public List<String> baselines() {
        return children(baselines).stream().map(file -> String.valueOf(file.getFileName()))
                .filter(name -> name.endsWith(".jsonl"))
                .map(name -> BASELINE + name.substring(0, name.length() - ".jsonl".length())).sorted().toList();
    }

    /** One run. */
    public Optional<RunView> run(String folder, CaseFilter filter) {
        return results(folder).flatMap(results -> {
            RunManifest manifest = results.manifest();
            if (manifest == null) {
                return Optional.empty();
            }
            List<String> arms = results.arms();
            List<CaseRow> cases = cases(results, arms);
            return Optional.of(new RunView(RunRow.of(folder, manifest), scores(results, arms),
                    cases.stream().filter(filter::fits).toList(), cases.size(),
                    cases.stream().map(CaseRow::family).distinct().sorted().toList()));
        });
    }

    /**
     * Compares two sides, each {@code run@arm}.
     *
     * @return empty if one is not there
     */
    public Optional<ComparisonView> compare(String a, String b) {
        Optional<RunResults> resultsA = results(source(a));
        Optional<RunResults> resultsB = results(source(b));
        if (resultsA.isEmpty() || resultsB.isEmpty() || !resultsA.get().arms().contains(arm(a))
                || !resultsB.get().arms().contains(arm(b))) {
            return Optional.empty();
        }
        RunManifest manifest = resultsB.get().manifest();
        List<String> deciding = manifest == null ? MatrixFile.DECIDING : manifest.scores();
        ArmComparison comparison = Comparer.compare(
                List.of(new Comparer.Sides(a, resultsA.get().arm(arm(a)), b, resultsB.get().arm(arm(b)))),
                deciding).getFirst();
        return Optional.of(ComparisonView.of(side(a), side(b), comparison));
    }

    /** The arms of a run or a baseline, as sides; none if it is not there. */
    public List<String> sides(String source) {
        return results(source).map(results -> results.arms().stream().map(arm -> source + "@" + arm).toList())
                .orElse(List.of());
    }

    /** One answer; a repeat that is not there is the first. */
    public Optional<CellView> cell(String folder, String caseId, String language, String arm, int repeat) {
        return results(folder).flatMap(results -> {
            List<ScoredCell> all = results.arm(arm).stream().filter(
                    cell -> cell.id().caseId().equals(caseId) && cell.id().language().equals(language)).toList();
            return all.stream().filter(cell -> cell.id().repeat() == repeat).findFirst()
                    .or(() -> all.stream().findFirst()).map(cell -> CellView.of(cell, all.size(),
                            results.row(cell.key()).orElse(null), results));
        });
    }

    /** Two answers, each with the lines marked that the other does not have. */
    public static List<CellView> sideBySide(CellView left, CellView right) {
        return List.of(left.against(right), right.against(left));
    }

    private static List<CaseRow> cases(RunResults results, List<String> arms) {
        Map<String, Map<String, List<ScoredCell>>> byCase = results.cells().stream().collect(Collectors.groupingBy(
                cell -> cell.id().caseId() + " " + cell.id().language(), TreeMap::new,
                Collectors.groupingBy(cell -> cell.id().arm().label(), LinkedHashMap::new, Collectors.toList())));
        return byCase.values().stream().map(byArm -> CaseRow.of(byArm, arms)).toList();
    }

    private static List<RunView.ScoreRow> scores(RunResults results, List<String> arms) {
        List<Definition> shown = SHOWN.stream().map(Scorers::definition).flatMap(Optional::stream).toList();
        List<ArmSummary> summaries = arms.stream().map(arm -> ArmSummary.of(arm, results.arm(arm), shown)).toList();
        return shown.stream().filter(score -> summaries.stream().anyMatch(arm -> arm.scores().containsKey(score)))
                .map(score -> new RunView.ScoreRow(score.name(), score.text(), score.higherIsBetter(), summaries
                        .stream().map(arm -> value(arm.scores().get(score))).toList()))
                .toList();
    }

    private static RunView.Value value(@org.jspecify.annotations.Nullable Interval interval) {
        return interval == null
                ? new RunView.Value("", "")
                : new RunView.Value(Numbers.of(interval.estimate()),
                        Numbers.range(interval));
    }

    private Optional<RunResults> results(String source) {
        boolean baseline = source.startsWith(BASELINE);
        Path parent = baseline ? baselines : runs;
        String name = baseline ? source.substring(BASELINE.length()) + ".jsonl" : source;
        try {
            return children(parent).stream().filter(each -> String.valueOf(each.getFileName()).equals(name))
                    .findFirst().map(latest::open);
        } catch (EvalException e) {
            return Optional.empty();
        }
    }

    private static ComparisonView.Side side(String side) {
        return new ComparisonView.Side(source(side), arm(side), side.startsWith(BASELINE));
    }

    private static String source(String side) {
        return side.contains("@") ? side.substring(0, side.indexOf('@')) : side;
    }

    private static String arm(String side) {
        return side.contains("@") ? side.substring(side.indexOf('@') + 1) : "";
    }

    private static List<Path> children(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
