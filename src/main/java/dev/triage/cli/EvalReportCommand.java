package dev.triage.cli;

import dev.triage.eval.ArmComparison;
import dev.triage.eval.Comparer;
import dev.triage.eval.MatrixFile;
import dev.triage.eval.RunManifest;
import dev.triage.eval.RunResults;
import dev.triage.evalreport.EvalReport;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the report of a run. */
@Command(name = "report", mixinStandardHelpOptions = true, description = {
        "Writes report.html, one file that opens from disk, and report.md into the folder of a run.",
        "Everything behind them is in its cells.jsonl and scores.jsonl."})
final class EvalReportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "RUN", description = "Folder of a run.")
    private Path run = Path.of("");
    @Option(names = "--out", paramLabel = "DIR", description = "Writes there instead.")
    private @Nullable Path out;
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        RunResults results = EvalCommand.corrected(() -> RunResults.open(run));
        RunManifest manifest = results.manifest();
        List<ArmComparison> comparisons = manifest == null
                ? List.of()
                : Comparer.compare(manifest.contrasts().stream().map(contrast -> new Comparer.Sides(contrast.a(),
                        results.arm(contrast.a()), contrast.b(), results.arm(contrast.b()))).toList(),
                        manifest.scores().isEmpty() ? MatrixFile.DECIDING : manifest.scores());
        EvalReport report = new EvalReport(results, comparisons);
        Path folder = out == null ? run : out;
        EvalCompareCommand.write(folder.resolve("report.html"), report.html());
        EvalCompareCommand.write(folder.resolve("report.md"), report.markdown());
        EvalCommand.out(spec).println(folder.resolve("report.html"));
        return 0;
    }
}
