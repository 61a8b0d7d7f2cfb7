package dev.triage.cli;

import dev.triage.eval.EvalBeans;
import dev.triage.eval.EvalRunner;
import dev.triage.eval.Matrix;
import dev.triage.eval.MatrixFile;
import dev.triage.eval.Recording;
import dev.triage.eval.RunManifest;
import dev.triage.eval.RunPlan;
import dev.triage.llm.Price;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a matrix. */
@Command(name = "run", mixinStandardHelpOptions = true, sortOptions = false, description = {
        "Runs cases × prompts × models × languages × repeats and stores every cell below --out.",
        "What is there is not done again, so the same command goes on after a stop, tries failed cells again, and adds"
                + " repeats. Models are those of the service's configuration."},
        footer = {"", "Examples:", "  triage eval run --models signature",
                "  triage eval run --prompts v1,v2 --models gpt-x --repeats 3 --budget 5.00",
                "  triage eval run --matrix eval/matrix/stand-in.yaml --replay stand-in"},
        exitCodeListHeading = "%nExit codes:%n", exitCodeList = {"0:every cell has an outcome",
                "1:a case, the matrix or a recording has to be corrected", "2:wrong usage",
                "3:cells failed for reasons that are not the model's; run again", "5:stopped at the budget"})
final class EvalRunCommand implements Callable<Integer> {

    private static final int INFRASTRUCTURE = 3;
    private static final int BUDGET = 5;

    @Option(names = "--matrix", paramLabel = "FILE", description = "YAML file of the matrix; see docs/eval.md.")
    private @Nullable Path matrixFile;
    @Option(names = "--cases", paramLabel = "DIR", defaultValue = "eval/cases",
            description = "Folder of cases, without --matrix (default: ${DEFAULT-VALUE}).")
    private Path cases = Path.of("eval/cases");
    @Option(names = "--only", paramLabel = "ID", split = ",", description = "Only these cases.")
    private List<String> only = List.of();
    @Option(names = "--prompts", paramLabel = "V", split = ",", defaultValue = "v2",
            description = "Prompt versions (default: ${DEFAULT-VALUE}).")
    private List<String> prompts = List.of();
    @Option(names = "--models", paramLabel = "M", split = ",", defaultValue = "signature",
            description = "Models (default: ${DEFAULT-VALUE}).")
    private List<String> models = List.of();
    @Option(names = "--langs", paramLabel = "L", split = ",", defaultValue = Matrix.OWN,
            description = "Languages of the reports; own is that of each case (default: ${DEFAULT-VALUE}).")
    private List<String> languages = List.of();
    @Option(names = "--repeats", paramLabel = "N", defaultValue = "1",
            description = "Answers for every cell of a model (default: ${DEFAULT-VALUE}).")
    private int repeats;
    @Option(names = "--limit", paramLabel = "PROVIDER=N", description = "Calls at a time, 4 unless given.")
    private Map<String, Integer> limits = Map.of();
    @Option(names = "--budget", paramLabel = "USD",
            description = "Stops before the next call could pass it, and keeps what is there.")
    private @Nullable BigDecimal budget;
    @Option(names = "--replay", paramLabel = "NAME",
            description = "Takes replies from eval/recordings/NAME; asks no model.")
    private @Nullable String replay;
    @Option(names = "--record", paramLabel = "NAME", description = "Records replies to eval/recordings/NAME as well.")
    private @Nullable String record;
    @Option(names = "--out", paramLabel = "DIR", description = "Where results go (default: eval/runs/NAME).")
    private @Nullable Path out;
    @Option(names = "--allow-unknown-price", description = "Asks models whose price nobody has configured.")
    private boolean allowUnknownPrice;
    @Option(names = "--held-out", description = "Allows a held-out folder of cases.")
    private boolean heldOut;
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        RunManifest manifest = EvalCommand.corrected(() -> {
            if (replay != null && record != null) {
                throw new CommandFailure(2, "--replay and --record can't go together");
            }
            Matrix matrix = matrix();
            RunPlan plan = new RunPlan(matrix, heldOut, out == null ? Path.of("eval/runs", matrix.name()) : out, budget,
                    replay == null ? null : Recording.open(recording(replay)),
                    record == null ? null : recording(record),
                    allowUnknownPrice, BuildVersion.text());
            EvalProgress progress = new EvalProgress(EvalCommand.commandSpec(spec).commandLine().getErr());
            try (ConfigurableApplicationContext beans = EvalBeans.start()) {
                return beans.getBean(EvalRunner.class).run(plan, progress);
            } finally {
                progress.end();
            }
        });
        Path folder = out == null ? Path.of("eval/runs", manifest.name()) : out;
        EvalCommand.out(spec).printf(
                "%d cells: %d with an outcome (%d of them new), %d failed on the way, %d not asked; %s, %.1f s%n"
                        + "results in %s; see them with triage eval report %s%n",
                manifest.cells(), manifest.done(), manifest.fresh(), manifest.infrastructure(), manifest.skipped(),
                Price.shown(manifest.spentUsd()), manifest.seconds(), folder, folder);
        if (manifest.skipped() > 0) {
            EvalCommand.out(spec).println("stopped at the budget; run again with a higher one to go on");
            return BUDGET;
        }
        return manifest.infrastructure() > 0 ? INFRASTRUCTURE : 0;
    }

    private Matrix matrix() {
        if (matrixFile != null) {
            return MatrixFile.read(matrixFile);
        }
        String name = String.join("-", models).replaceAll("[^A-Za-z0-9.-]", "-");
        return new Matrix(name, cases, only, prompts, models, languages, repeats, limits, List.of(),
                MatrixFile.DECIDING);
    }

    private static Path recording(String name) {
        return Path.of("eval/recordings").resolve(name);
    }
}
