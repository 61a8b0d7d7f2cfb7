package dev.triage.cli;

import dev.triage.eval.EvalBeans;
import dev.triage.eval.MatrixFile;
import dev.triage.eval.Synthesizer;
import dev.triage.prompt.PromptCatalog;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes the synthetic recording. */
@Command(name = "synthesize", mixinStandardHelpOptions = true, description = {
        "Makes a recording of stand-in replies from the keys of the cases, for testing this harness without a key.",
        "No model had a part in it, and it says so. Run it again when cases or prompts of its matrix change."})
final class EvalSynthesizeCommand implements Callable<Integer> {

    @Option(names = "--matrix", paramLabel = "FILE", defaultValue = "eval/matrix/stand-in.yaml",
            description = "Its matrix (default: ${DEFAULT-VALUE}).")
    private Path matrix = Path.of("eval/matrix/stand-in.yaml");
    @Option(names = "--seed", paramLabel = "N", defaultValue = "7",
            description = "The same seed gives the same bytes (default: ${DEFAULT-VALUE}).")
    private long seed;
    @Option(names = "--out", paramLabel = "DIR", defaultValue = "eval/recordings/stand-in",
            description = "Where it goes (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("eval/recordings/stand-in");
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        int replies = EvalCommand.corrected(() -> {
            try (ConfigurableApplicationContext beans = EvalBeans.start()) {
                return new Synthesizer(beans.getBean(PromptCatalog.class), seed, Synthesizer.profiles())
                        .write(MatrixFile.read(matrix), false, out);
            }
        });
        EvalCommand.out(spec).printf("%d stand-in replies in %s%n", replies, out);
        return 0;
    }
}
