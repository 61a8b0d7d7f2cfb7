package dev.triage.cli;

import dev.triage.collect.CollectAddress;
import dev.triage.collect.CollectException;
import dev.triage.collect.CollectOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Reads the state of a PostgreSQL as the context of an incident. */
@Command(name = "collect", mixinStandardHelpOptions = true, sortOptions = false, description = {
        "Reads the state of a PostgreSQL (13 or later) and prints it as the context of an incident, ready to be submitted.",
        "Read-only, two seconds a query at most, no lock on any table, secrets removed. A role with pg_monitor sees most."})
final class CollectCommand implements Callable<Integer> {

    @Option(names = "--dsn", paramLabel = "ADDRESS", required = true,
            description = "postgresql://… or jdbc:postgresql://…; better without a password: PGPASSWORD holds it.")
    private String dsn = "";
    @Option(names = "--log", paramLabel = "FILE", description = "The server's log; its last 50 lines are added.")
    private @Nullable Path log;
    @Option(names = "--deploys", paramLabel = "FILE", description = "What was released lately, as text.")
    private @Nullable Path deploys;
    @Option(names = "--notes", paramLabel = "FILE", description = "What people say, as text.")
    private @Nullable Path notes;
    @Option(names = "--query-chars", paramLabel = "N", defaultValue = "300",
            description = "Longest query text (default: ${DEFAULT-VALUE}).")
    private int queryChars;
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = SandboxCommand.out(spec);
        try {
            CollectOptions options = new CollectOptions(queryChars, 20, Set.of(), read(log).lines().toList(),
                    read(deploys), read(notes));
            out.print(new CollectAddress(dsn).collect(options).text());
            out.flush();
            return 0;
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(2, String.valueOf(e.getMessage()));
        } catch (CollectException e) {
            throw new CommandFailure(CommandFailure.REFUSED, String.valueOf(e.getMessage()));
        }
    }

    private static String read(@Nullable Path file) {
        try {
            return file == null ? "" : Files.readString(file);
        } catch (IOException e) {
            throw new CommandFailure(2, "can't read " + file);
        }
    }
}
