package dev.triage.cli;

import dev.triage.sandbox.Keeper;
import dev.triage.sandbox.Practice;
import dev.triage.sandbox.SandboxException;
import dev.triage.sandbox.SandboxHome;
import dev.triage.sandbox.Scenario;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a fault for a person to find and mend. A keeper in the background holds it until it is stopped. */
@Command(name = "start", mixinStandardHelpOptions = true, description = {
        "Makes the fault of scenario ID, says how to connect with psql, and returns; the cluster and its sessions go on.",
        "Then: context, hint, submit, solution, reset, stop. What is done in psql counts."})
final class SandboxStartCommand implements Callable<Integer> {

    private static final long READY_MILLIS = 180_000;

    @Parameters(paramLabel = "ID", description = "The scenario; sandbox list shows them.")
    private String id = "";
    @Mixin
    private SandboxOptions options = new SandboxOptions();
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        return start(options, id, SandboxCommand.out(spec));
    }

    private static int start(SandboxOptions options, String id, PrintWriter out) {
        try {
            Scenario scenario = options.scenarios().load(id);
            SandboxHome home = options.home();
            Practice.sweep(home);
            if (Practice.all(home).stream().anyMatch(run -> run.scenario().equals(id))) {
                throw new CommandFailure(1, id + " is under way already; ./triage sandbox reset " + id
                        + " begins anew, and list shows how to connect");
            }
            Practice run = begin(options, home, id);
            out.printf("%s%n%s%n%n  psql '%s'%n%nIf no connection is left for that:%n%n  psql '%s'%n%n"
                    + "Then: ./triage sandbox context | hint | submit [FILE] | solution | reset | stop%n",
                    scenario.spec().title(), scenario.spec().summary(), run.address(), run.reservedAddress());
            return 0;
        } catch (SandboxException e) {
            throw new CommandFailure(1, String.valueOf(e.getMessage()));
        }
    }

    /** Starts the keeper and waits until the fault shows. */
    private static Practice begin(SandboxOptions options, SandboxHome home, String id) {
        Path log = home.path().resolve("keeper-" + id + ".log");
        try {
            Process keeper = new ProcessBuilder(command(options, home, id))
                    .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectErrorStream(true).redirectOutput(log.toFile()).start();
            for (long start = System.nanoTime(); System.nanoTime() - start < READY_MILLIS * 1_000_000;) {
                Optional<Practice> run = Practice.all(home).stream()
                        .filter(each -> each.keeper() == keeper.pid()).findFirst();
                if (run.isPresent()) {
                    return run.get();
                }
                if (keeper.waitFor(200, TimeUnit.MILLISECONDS)) {
                    String said = Files.readString(log).lines().filter(line -> !line.startsWith("WARNING"))
                            .reduce((first, last) -> last).orElse("");
                    throw new CommandFailure(1, said.isEmpty() ? "the keeper ended; see " + log : said);
                }
            }
            keeper.destroy();
            throw new CommandFailure(1, id + " was not ready in " + READY_MILLIS / 1000 + " s; see " + log);
        } catch (IOException e) {
            throw new CommandFailure(1, "can't start the keeper: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(1, "interrupted");
        }
    }

    /** This program again, in a session of its own, so that closing the terminal does not end it. */
    private static List<String> command(SandboxOptions options, SandboxHome home, String id) {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            command.add("/usr/bin/setsid");
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-Xmx256m", "-XX:TieredStopAtLevel=1"));
        String classes = System.getProperty("java.class.path");
        if (classes.endsWith(".jar") && !classes.contains(java.io.File.pathSeparator)) {
            command.addAll(List.of("-jar", classes));
        } else {
            command.addAll(List.of("-cp", classes, Main.class.getName()));
        }
        command.addAll(List.of("sandbox", "keep", id, "--scenarios",
                options.scenarios().root().toAbsolutePath().toString(), "--home", home.path().toString()));
        return command;
    }

    /** Throws a run away and makes the same fault again. */
    @Command(name = "reset", mixinStandardHelpOptions = true,
            description = "Throws the cluster away and makes the same fault again.")
    static final class Reset implements Callable<Integer> {

        @Parameters(paramLabel = "ID", arity = "0..1", description = "The scenario; the only one if left out.")
        private String id = "";
        @Mixin
        private SandboxOptions options = new SandboxOptions();
        @Spec
        private @Nullable CommandSpec spec;

        @Override
        public Integer call() {
            try {
                Practice run = Practice.find(options.home(), id);
                run.stop();
                return start(options, run.scenario(), SandboxCommand.out(spec));
            } catch (SandboxException e) {
                throw new CommandFailure(1, String.valueOf(e.getMessage()));
            }
        }
    }

    /** What start begins in the background. */
    @Command(name = "keep", hidden = true, description = "Holds a run until the process is ended.")
    static final class Keep implements Callable<Integer> {

        @Parameters(paramLabel = "ID")
        private String id = "";
        @Mixin
        private SandboxOptions options = new SandboxOptions();

        @Override
        public Integer call() {
            try {
                Keeper.keep(options.home(), options.scenarios().load(id));
                return 0;
            } catch (SandboxException e) {
                throw new CommandFailure(1, String.valueOf(e.getMessage()));
            }
        }
    }
}
