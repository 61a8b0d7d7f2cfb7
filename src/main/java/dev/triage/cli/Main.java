package dev.triage.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The entry point of the jar: serves without arguments, and otherwise does what the first one says. */
@Command(name = "triage", mixinStandardHelpOptions = true, versionProvider = BuildVersion.class, sortOptions = false,
        description = "Turns raw incident context into a checked triage report.", subcommands = {
                ServeCommand.class, SubmitCommand.class, SimilarCommand.class, ReindexCommand.class, KeyCommand.class,
                EvalCommand.class, CollectCommand.class, SandboxCommand.class, BenchCommand.class},
        exitCodeListHeading = "%nExit codes:%n", exitCodeList = {"0:done; a report was verified",
                "1:failed; the message says why", "2:wrong usage",
                "3:there is a report, but it is degraded", "4:no service answered, or it refused"})
public final class Main implements Runnable {

    @Spec
    private CommandSpec spec;

    /** Runs one command and exits with its code; a service that was started goes on. */
    @SuppressWarnings("NullAway.Init") // picocli sets the field
    public Main() {}

    public static void main(String[] args) {
        if (args.length == 0) {
            ServeCommand.serve();
            return;
        }
        int exitCode = commandLine().execute(args);
        if (exitCode != ServeCommand.SERVING) {
            System.exit(exitCode);
        }
    }

    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new Main());
        commandLine.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        commandLine.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setParameterExceptionHandler((exception, args) -> {
            CommandLine failed = exception.getCommandLine();
            failed.getErr().println("triage: " + firstLine(exception) + " (see "
                    + failed.getCommandSpec().qualifiedName(" ") + " --help)");
            return failed.getCommandSpec().exitCodeOnInvalidInput();
        });
        commandLine.setExecutionExceptionHandler((exception, failed, parsed) -> {
            if (exception instanceof CommandFailure failure) {
                failed.getErr().println("triage: " + failure.getMessage());
                return failure.exitCode();
            }
            failed.getErr().println("triage: internal error: " + exception);
            return CommandLine.ExitCode.SOFTWARE;
        });
        return commandLine;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do");
    }

    private static String firstLine(Exception exception) {
        String message = String.valueOf(exception.getMessage());
        // picocli names the exception class of a value that it can't convert.
        return message.replaceFirst(" \\(java\\..*", "").lines().findFirst()
                .map(line -> line.substring(0, 1).toLowerCase(Locale.ROOT) + line.substring(1))
                .orElse(message);
    }
}
