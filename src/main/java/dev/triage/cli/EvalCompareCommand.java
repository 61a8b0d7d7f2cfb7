package dev.triage.cli;

import dev.triage.eval.ArmComparison;
import dev.triage.eval.Comparer;
import dev.triage.eval.Contrast;
import dev.triage.eval.GateOutcome;
import dev.triage.eval.MatrixFile;
import dev.triage.eval.RunManifest;
import dev.triage.eval.RunResults;
import dev.triage.evalreport.ComparisonText;
import dev.triage.evalreport.JUnitXml;
import dev.triage.score.Scorers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares. */
@Command(name = "compare", mixinStandardHelpOptions = true, sortOptions = false, exitCodeOnInvalidInput = 3,
        description = {"Says whether B is worse than A, better, as good, or whether the run was too small to tell.",
                "A and B are folders of runs or baseline files, with an arm behind @ if there are several; one run alone"
                        + " is compared by the contrasts that its matrix declares."},
        footer = {"", "Examples:", "  triage eval compare eval/baselines/signature.jsonl eval/runs/signature",
                "  triage eval compare eval/runs/mine@v1/gpt-x eval/runs/mine@v2/gpt-x",
                "  triage eval compare eval/runs/mine"},
        exitCodeListHeading = "%nExit codes:%n", exitCodeList = {"0:improved, or equivalent within the margin",
                "1:regressed, a must-pass case failed, or a critical trap is new", "2:inconclusive",
                "3:nothing to go by: too many cells failed on the way, or wrong usage"})
final class EvalCompareCommand implements Callable<Integer> {

    @Parameters(paramLabel = "RUN[@ARM]", arity = "1..2", description = "A and B.")
    private List<String> sides = List.of();
    @Option(names = "--scores", paramLabel = "S", split = ",",
            description = "Scores that decide (default: those of the matrix, else total and correct).")
    private List<String> scores = List.of();
    @Option(names = "--every-must-pass",
            description = {"A must-pass case that B fails stops the gate even if A fails it"
                    + " too.", "Without this, one that B loses does."})
    private boolean everyMustPass;
    @Option(names = "--junit", paramLabel = "FILE", description = "Writes JUnit XML as well.")
    private @Nullable Path junit;
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        List<ArmComparison> comparisons;
        try {
            comparisons = EvalCommand.corrected(this::compare);
        } catch (CommandFailure e) {
            throw new CommandFailure(GateOutcome.INFRASTRUCTURE.exitCode(), String.valueOf(e.getMessage()));
        }
        comparisons.forEach(each -> EvalCommand.out(spec).println(ComparisonText.of(each)));
        if (junit != null) {
            write(junit, JUnitXml.of(comparisons));
        }
        return comparisons.stream().map(ArmComparison::outcome).max(Comparator.naturalOrder())
                .orElse(GateOutcome.INFRASTRUCTURE).exitCode();
    }

    private List<ArmComparison> compare() {
        List<String> unknown = scores.stream().filter(name -> Scorers.definition(name).isEmpty()).toList();
        if (!unknown.isEmpty()) {
            throw new CommandFailure(3, "there are no scores " + String.join(", ", unknown) + "; there are "
                    + Scorers.all().stream().map(scorer -> scorer.definition().name())
                            .collect(Collectors.joining(", ")));
        }
        RunResults a = RunResults.open(place(sides.getFirst()));
        List<Comparer.Sides> pairs = new ArrayList<>();
        RunManifest manifest = a.manifest();
        if (sides.size() == 1) {
            if (manifest == null || manifest.contrasts().isEmpty()) {
                throw new CommandFailure(3, a.name() + " declares no contrasts; name two sides");
            }
            for (Contrast contrast : manifest.contrasts()) {
                pairs.add(new Comparer.Sides(contrast.a(), a.arm(contrast.a()), contrast.b(), a.arm(contrast.b())));
            }
        } else {
            RunResults b = RunResults.open(place(sides.getLast()));
            manifest = b.manifest() == null ? manifest : b.manifest();
            pairs.addAll(Comparer.sides(a, arms(a, sides.getFirst()), b, arms(b, sides.getLast())));
        }
        List<String> deciding = !scores.isEmpty()
                ? scores
                : manifest == null ? MatrixFile.DECIDING : manifest.scores();
        return Comparer.compare(pairs, deciding, everyMustPass);
    }

    private static Path place(String side) {
        return Path.of(side.contains("@") ? side.substring(0, side.indexOf('@')) : side);
    }

    static List<String> arms(RunResults results, String side) {
        if (!side.contains("@")) {
            return results.arms();
        }
        String arm = side.substring(side.indexOf('@') + 1);
        if (!results.arms().contains(arm)) {
            throw new CommandFailure(3, results.name() + " has no arm " + arm + "; it has "
                    + String.join(", ", results.arms()));
        }
        return List.of(arm);
    }

    static void write(Path file, String text) {
        try {
            Path parent = file.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new CommandFailure(1, "can't write " + file + ": " + e.getMessage());
        }
    }
}
