package dev.triage.cli;

import dev.triage.eval.CaseFolder;
import dev.triage.eval.EvalCase;
import dev.triage.eval.EvalException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures prompts and models on cases with a known answer. */
@Command(name = "eval", mixinStandardHelpOptions = true, sortOptions = false,
        subcommands = {EvalRunCommand.class, EvalCompareCommand.class, EvalReportCommand.class,
                EvalBlessCommand.class, EvalJudgeCommand.class,
                EvalCommand.Lint.class, EvalCommand.ListCases.class, EvalSynthesizeCommand.class,
                EvalSandboxCommand.class},
        description = {"Measures prompts and models on incidents whose answer is known.", "Needs no database."})
final class EvalCommand {

    /** What the user has to correct ends the command with one line a problem. */
    static <T> T corrected(Supplier<T> work) {
        try {
            return work.get();
        } catch (EvalException e) {
            throw new CommandFailure(1, String.join("\ntriage: ", e.problems()));
        }
    }

    static PrintWriter out(@Nullable CommandSpec spec) {
        return commandSpec(spec).commandLine().getOut();
    }

    static CommandSpec commandSpec(@Nullable CommandSpec spec) {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the command's model");
        }
        return spec;
    }

    /** Checks cases. */
    @Command(name = "lint", mixinStandardHelpOptions = true, description = {
            "Checks every case: fields, causes, regular expressions, facts that stand in the context, twins that agree.",
            "Prints one line a problem and exits with 1 if there is any."})
    static final class Lint implements Callable<Integer> {

        @Option(names = "--cases", paramLabel = "DIR", defaultValue = "eval/cases",
                description = "Folder of cases (default: ${DEFAULT-VALUE}).")
        private Path cases = Path.of("eval/cases");
        @Spec
        private @Nullable CommandSpec spec;

        @Override
        public Integer call() {
            CaseFolder.Content content = corrected(() -> CaseFolder.read(cases));
            content.problems().forEach(problem -> out(spec).println(problem));
            out(spec).printf("%d cases, %d problems%n", content.cases().size(), content.problems().size());
            return content.problems().isEmpty() ? 0 : 1;
        }
    }

    /** Lists cases. */
    @Command(name = "list", mixinStandardHelpOptions = true,
            description = "Lists the cases with their family, language and tags, and counts them by family.")
    static final class ListCases implements Callable<Integer> {

        @Option(names = "--cases", paramLabel = "DIR", defaultValue = "eval/cases",
                description = "Folder of cases (default: ${DEFAULT-VALUE}).")
        private Path cases = Path.of("eval/cases");
        @Spec
        private @Nullable CommandSpec spec;

        @Override
        public Integer call() {
            CaseFolder.Content content = corrected(() -> CaseFolder.read(cases));
            PrintWriter out = out(spec);
            for (EvalCase one : content.cases()) {
                out.printf("%-8s %-22s %s %s %s%n", one.id(), one.family(), one.language(),
                        one.hard() ? "hard" : "    ",
                        one.title());
            }
            content.cases().stream().collect(Collectors.groupingBy(EvalCase::family, TreeMap::new,
                    Collectors.counting())).forEach((family, count) -> out.printf("%4d %s%n", count, family));
            out.printf("%4d cases, %d hard%n", content.cases().size(),
                    content.cases().stream().filter(EvalCase::hard).count());
            return 0;
        }
    }
}
