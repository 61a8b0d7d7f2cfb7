package dev.triage.cli;

import dev.triage.sandbox.Practice;
import dev.triage.sandbox.SandboxException;
import dev.triage.sandbox.SandboxReport;
import dev.triage.sandbox.SandboxRun;
import dev.triage.sandbox.SandboxScore;
import dev.triage.sandbox.Scenario;
import java.io.IOException;
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
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What a person does with a fault that was started. */
final class SandboxPracticeCommands {

    private SandboxPracticeCommands() {}

    /** Finds the run that is meant, and tells what goes wrong in one line. */
    private abstract static class OnRun implements Callable<Integer> {

        @Mixin
        private SandboxOptions options = new SandboxOptions();
        @Spec
        private @Nullable CommandSpec spec;

        abstract void on(Practice run, Scenario scenario, PrintWriter out) throws IOException;

        abstract String id();

        @Override
        public Integer call() throws IOException {
            PrintWriter out = SandboxCommand.out(spec);
            try {
                Practice run = Practice.find(options.home(), id());
                on(run, options.scenarios().load(run.scenario()), out);
                out.flush();
                return 0;
            } catch (SandboxException e) {
                throw new CommandFailure(1, String.valueOf(e.getMessage()));
            }
        }
    }

    /** Shows the incident as an engineer would paste it. */
    @Command(name = "context", mixinStandardHelpOptions = true,
            description = "Prints the incident's context as it is now, ready to be submitted.")
    static final class Context extends OnRun {

        @Parameters(paramLabel = "ID", arity = "0..1", description = "The scenario; the only one if left out.")
        private String id = "";

        @Override
        String id() {
            return id;
        }

        @Override
        void on(Practice run, Scenario scenario, PrintWriter out) {
            out.print(run.context());
        }
    }

    /** Helps on, a little more each time. */
    @Command(name = "hint", mixinStandardHelpOptions = true, description = "Gives the next hint.")
    static final class Hint extends OnRun {

        @Parameters(paramLabel = "ID", arity = "0..1", description = "The scenario; the only one if left out.")
        private String id = "";

        @Override
        String id() {
            return id;
        }

        @Override
        void on(Practice run, Scenario scenario, PrintWriter out) {
            out.println(run.hint(scenario));
        }
    }

    /** Scores what was done. */
    @Command(name = "submit", mixinStandardHelpOptions = true, description = {
            "Scores what was done in psql since the start: Detect, Fix, Trap. FILE (- for standard input) may add SQL,",
            "which is run as the responder, and what is wrong: -- cause: CODE and -- entities: a, b"})
    static final class Submit extends OnRun {

        @Parameters(paramLabel = "FILE", arity = "0..1", description = "SQL and cause; nothing if left out.")
        private String file = "";
        @Option(names = "--id", paramLabel = "ID", description = "The scenario; the only one if left out.")
        private String id = "";
        @Option(names = "--report", paramLabel = "FILE", description = "Also writes the run as an HTML page.")
        private @Nullable Path report;

        @Override
        String id() {
            return id;
        }

        @Override
        void on(Practice run, Scenario scenario, PrintWriter out) throws IOException {
            SandboxRun judged = run.submit(script());
            SandboxScore score = judged.score();
            judged.executed().stream().filter(statement -> !statement.state().equals("ok"))
                    .forEach(statement -> out.println(statement.state() + ": " + statement.output()));
            out.printf("Detect %2d/40  %s%nFix    %2d/40  %s%nTrap   %2d/20  %s%nTotal  %d%n", score.detect(),
                    score.detectWhy(), score.fix(), score.fixWhy(), score.trap(),
                    score.tripped().isEmpty() ? "no trap" : String.join(", ", score.tripped()), score.total());
            if (report != null) {
                Files.writeString(report, SandboxReport.html(List.of(judged)));
            }
        }

        private String script() throws IOException {
            if (file.isEmpty()) {
                return "";
            }
            if (file.equals("-")) {
                return new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
            }
            if (!Files.isReadable(Path.of(file))) {
                throw new CommandFailure(2, "can't read " + file);
            }
            return Files.readString(Path.of(file));
        }
    }

    /** Shows the reference fix. */
    @Command(name = "solution", mixinStandardHelpOptions = true, description = "Shows the right cause and fix.")
    static final class Solution extends OnRun {

        @Parameters(paramLabel = "ID", arity = "0..1", description = "The scenario; the only one if left out.")
        private String id = "";

        @Override
        String id() {
            return id;
        }

        @Override
        void on(Practice run, Scenario scenario, PrintWriter out) throws IOException {
            out.print(Files.readString(scenario.folder().resolve("reference-fix.sql")));
        }
    }

    /** Ends a run and throws its cluster away. */
    @Command(name = "stop", mixinStandardHelpOptions = true,
            description = "Ends a run, its sessions and its cluster, and removes all of it.")
    static final class Stop extends OnRun {

        @Parameters(paramLabel = "ID", arity = "0..1", description = "The scenario; the only one if left out.")
        private String id = "";

        @Override
        String id() {
            return id;
        }

        @Override
        void on(Practice run, Scenario scenario, PrintWriter out) {
            run.stop();
            out.println("stopped " + run.scenario());
        }
    }

    /** Lists scenarios and what is under way. */
    @Command(name = "list", aliases = "status", mixinStandardHelpOptions = true,
            description = "Lists the scenarios, and the runs under way with how to connect.")
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
                Practice.all(options.home()).forEach(run -> out.printf("under way: %s since %s%n  psql '%s'%n",
                        run.scenario(), run.startedAt(), run.address()));
                Practice.others(options.home()).forEach(run -> out.println("under way: " + run));
                return 0;
            } catch (SandboxException e) {
                throw new CommandFailure(1, String.valueOf(e.getMessage()));
            }
        }
    }
}
