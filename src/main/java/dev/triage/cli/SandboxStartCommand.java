package dev.triage.cli;

import dev.triage.sandbox.Judge;
import dev.triage.sandbox.Sandbox;
import dev.triage.sandbox.SandboxException;
import dev.triage.sandbox.SandboxRun;
import dev.triage.sandbox.SandboxScore;
import dev.triage.sandbox.Scenario;
import dev.triage.sandbox.Submission;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a fault for a person to find and mend, and stays until they stop. */
@Command(name = "start", mixinStandardHelpOptions = true, description = {
        "Makes the fault of scenario ID, says how to connect with psql, and then reads commands:",
        "context, hint, submit [FILE], solution, stop. What was done in psql counts; FILE may add SQL and",
        "the lines \"-- cause: CODE\" and \"-- entities: a, b\". The end of input stops it, too."})
final class SandboxStartCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "The scenario; sandbox list shows them.")
    private String id = "";
    @Mixin
    private SandboxOptions options = new SandboxOptions();
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = SandboxCommand.out(spec);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try {
            Scenario scenario = options.scenarios().load(id);
            try (Sandbox sandbox = Sandbox.start(options.home(), scenario)) {
                out.printf("%s%n%s%n%n  psql '%s'%n%ncontext, hint, submit [FILE], solution or stop%n",
                        scenario.spec().title(), scenario.spec().summary(), sandbox.address());
                int hints = 0;
                String line = in.readLine();
                while (line != null && !line.strip().equals("stop")) {
                    if (line.strip().equals("hint")) {
                        List<String> all = scenario.spec().hints();
                        out.println(all.get(Math.min(hints++, all.size() - 1)));
                    } else {
                        answer(out, sandbox, scenario, line.strip());
                    }
                    line = in.readLine();
                }
                return 0;
            }
        } catch (SandboxException e) {
            throw new CommandFailure(1, String.valueOf(e.getMessage()));
        }
    }

    private static void answer(PrintWriter out, Sandbox sandbox, Scenario scenario, String command) throws IOException {
        if (command.equals("context")) {
            out.print(sandbox.context());
            out.flush();
        } else if (command.equals("solution")) {
            out.println(Files.readString(scenario.folder().resolve("reference-fix.sql")));
        } else if (command.equals("submit") || command.startsWith("submit ")) {
            String file = command.substring("submit".length()).strip();
            Path path = Path.of(file);
            if (!file.isEmpty() && !Files.isReadable(path)) {
                out.println("can't read " + file);
                return;
            }
            String text = file.isEmpty() ? "" : Files.readString(path);
            SandboxRun run = new Judge(sandbox, Judge.Patience.FULL).judge(Submission.of(text), "person", "", "");
            SandboxScore score = run.score();
            run.executed().stream().filter(statement -> !statement.state().equals("ok"))
                    .forEach(statement -> out.println(statement.state() + ": " + statement.output()));
            out.printf("Detect %d/40: %s%nFix %d/40: %s%nTrap %d/20: %s%nTotal %d%n", score.detect(), score.detectWhy(),
                    score.fix(), score.fixWhy(), score.trap(),
                    score.tripped().isEmpty() ? "no trap" : String.join(", ", score.tripped()), score.total());
        } else if (!command.isEmpty()) {
            out.println("context, hint, submit [FILE], solution or stop");
        }
    }

    /** Lists scenarios and what is under way. */
    @Command(name = "list", mixinStandardHelpOptions = true,
            description = "Lists the scenarios, and the runs under way.")
    static final class ListAll implements Callable<Integer> {

        @Mixin
        private SandboxOptions options = new SandboxOptions();
        @Spec
        private @Nullable CommandSpec spec;

        @Override
        public Integer call() {
            PrintWriter out = SandboxCommand.out(spec);
            try {
                for (String id : options.scenarios().ids()) {
                    Scenario.Spec scenario = options.scenarios().load(id).spec();
                    out.printf("%-22s %-3s %s%n", id, scenario.level(), scenario.title());
                }
                Sandbox.underWay(options.home()).forEach(out::println);
                return 0;
            } catch (SandboxException e) {
                throw new CommandFailure(1, String.valueOf(e.getMessage()));
            }
        }
    }
}
