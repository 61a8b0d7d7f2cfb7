package dev.triage.cli;

import dev.triage.eval.Baseline;
import dev.triage.eval.RunResults;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a run the baseline. */
@Command(name = "bless", mixinStandardHelpOptions = true, description = {
        "Makes the scores of a run the baseline that later runs are compared with.",
        "The file is kept with the code; look at its difference before you commit it."})
final class EvalBlessCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "RUN[@ARM]", description = "Folder of a run.")
    private String run = "";
    @Parameters(index = "1", paramLabel = "NAME", description = "The baseline becomes eval/baselines/NAME.jsonl.")
    private String name = "";
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Path file = Path.of("eval/baselines").resolve(name + ".jsonl");
        int cells = EvalCommand.corrected(() -> {
            RunResults results = RunResults
                    .open(Path.of(run.contains("@") ? run.substring(0, run.indexOf('@')) : run));
            return Baseline.bless(results, EvalCompareCommand.arms(results, run), file);
        });
        EvalCommand.out(spec).printf("%d cells of %s are now the baseline %s%n", cells, run, file);
        return 0;
    }
}
