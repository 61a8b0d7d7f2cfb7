package dev.triage.cli;

import dev.triage.sandbox.SandboxException;
import dev.triage.sandbox.ScenarioFolder;
import dev.triage.sandbox.SelfTest;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Practice on incidents that were made on purpose, in a PostgreSQL that is thrown away afterwards. */
@Command(name = "sandbox", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Breaks a throwaway PostgreSQL on purpose and scores how it is mended.", subcommands = {
                SandboxStartCommand.class, SandboxPracticeCommands.ListAll.class, SandboxPracticeCommands.Context.class,
                SandboxPracticeCommands.Hint.class, SandboxPracticeCommands.Submit.class,
                SandboxPracticeCommands.Solution.class, SandboxStartCommand.Reset.class,
                SandboxPracticeCommands.Stop.class, SandboxStartCommand.Keep.class, SandboxCommand.Lint.class,
                SandboxCommand.Test.class})
final class SandboxCommand {

    /** Checks the scenarios' files. */
    @Command(name = "lint", mixinStandardHelpOptions = true, description = "Checks the files of all scenarios.")
    static final class Lint implements Callable<Integer> {

        @Mixin
        private SandboxOptions options = new SandboxOptions();
        @Spec
        private @Nullable CommandSpec spec;

        @Override
        public Integer call() {
            ScenarioFolder scenarios = options.scenarios();
            PrintWriter out = out(spec);
            boolean sound = true;
            for (String id : scenarios.ids()) {
                try {
                    scenarios.load(id);
                    out.println("ok      " + id);
                } catch (SandboxException e) {
                    sound = false;
                    out.println("FAULTY  " + e.getMessage());
                }
            }
            return sound ? 0 : 1;
        }
    }

    /** Tests the scorer with the scenarios' own fixes and traps. */
    @Command(name = "selftest", mixinStandardHelpOptions = true, sortOptions = false, description = {
            "Tests the scorer: the reference fix scores 100, doing nothing scores 0 on Fix,",
            "and each trap script trips its own trap and no other."})
    static final class Test implements Callable<Integer> {

        @Parameters(paramLabel = "ID", arity = "0..*", description = "Scenarios; all of them if left out.")
        private List<String> ids = List.of();
        @Option(names = "--repeat", paramLabel = "N", defaultValue = "1",
                description = "How often; the results must be the same each time (default: ${DEFAULT-VALUE}).")
        private int repeat;
        @Option(names = "--hold", paramLabel = "S", defaultValue = "8",
                description = "Seconds for which the reference fix has to hold (default: ${DEFAULT-VALUE}).")
        private int hold;
        @Option(names = "--at-a-time", paramLabel = "N", defaultValue = "2",
                description = "Clusters at a time (default: ${DEFAULT-VALUE}).")
        private int atATime;
        @Mixin
        private SandboxOptions options = new SandboxOptions();
        @Spec
        private @Nullable CommandSpec spec;

        @Override
        public Integer call() {
            if (repeat < 1 || hold < 0 || atATime < 1) {
                throw new CommandFailure(2, "--repeat and --at-a-time are at least 1, --hold at least 0");
            }
            PrintWriter out = out(spec);
            long start = System.nanoTime();
            try {
                ScenarioFolder scenarios = options.scenarios();
                List<String> all = ids.isEmpty() ? scenarios.ids() : ids;
                SelfTest test = new SelfTest(options.home(), scenarios, Duration.ofSeconds(hold), atATime);
                Map<String, Set<String>> scores = new LinkedHashMap<>();
                int unmet = 0;
                int tests = 0;
                for (int round = 1; round <= repeat; round++) {
                    List<SelfTest.Finding> findings = test.run(all, finding -> print(out, finding));
                    findings.forEach(finding -> scores
                            .computeIfAbsent(finding.scenario() + ": " + finding.what(), none -> new LinkedHashSet<>())
                            .add(finding.scores()));
                    unmet += (int) findings.stream().filter(finding -> !finding.met()).count();
                    tests = findings.size();
                }
                List<String> unsteady = scores.entrySet().stream().filter(each -> each.getValue().size() > 1)
                        .map(each -> "scores differ between rounds, " + each.getKey() + ": "
                                + String.join("; ", each.getValue()))
                        .toList();
                unsteady.forEach(out::println);
                out.printf("%d scenarios, %d expectations, %d rounds, %d s: %s%n", all.size(), tests, repeat,
                        (System.nanoTime() - start) / 1_000_000_000,
                        unmet == 0 ? "all as expected" : unmet + " failed");
                return unmet == 0 && unsteady.isEmpty() ? 0 : 1;
            } catch (SandboxException e) {
                throw new CommandFailure(1, String.valueOf(e.getMessage()));
            }
        }
    }

    private static void print(PrintWriter out, SelfTest.Finding finding) {
        out.printf("%-6s  %-22s %-70s %s%n", finding.met() ? "ok" : "FAILED", finding.scenario(), finding.what(),
                finding.met() ? finding.scores() : finding.found());
    }

    static PrintWriter out(@Nullable CommandSpec spec) {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the command's model");
        }
        return spec.commandLine().getOut();
    }
}
