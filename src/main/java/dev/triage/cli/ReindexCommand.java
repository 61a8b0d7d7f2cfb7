package dev.triage.cli;

import dev.triage.search.Reindexing;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Brings the search index up to date at once, instead of when the service next looks after it. */
@Command(name = "reindex", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"Fills in what is missing in the search index, changes to the embedding model of the settings",
                "and rebuilds indexes that were left half built. Searches go on meanwhile; what is interrupted goes on",
                "where it stopped. Works on the database of TRIAGE_DATABASE_URL, beside a service that is running."})
final class ReindexCommand implements Callable<Integer> {

    private static final long LOOK_AGAIN_NANOS = TimeUnit.SECONDS.toNanos(2);

    @Option(names = "--all", description = "Also make anew what documents are found by words with.")
    private boolean all;
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the command's model");
        }
        String url = System.getenv("TRIAGE_DATABASE_URL");
        if (url == null || url.isBlank()) {
            throw new CommandFailure(2, "TRIAGE_DATABASE_URL must name the database; ./triage reindex sets it");
        }
        PrintWriter out = spec.commandLine().getOut();
        try (ConfigurableApplicationContext service = ServeCommand.serve("--server.port=0",
                "--server.address=127.0.0.1", "--triage.samples.load=false", "--triage.search.upkeep=false",
                "--logging.level.root=WARN", "--spring.main.banner-mode=off")) {
            Reindexing reindexing = service.getBean(Reindexing.class);
            while (!reindexing.run(all, true, message -> say(out, message))) {
                say(out, "the service is looking after the index right now; waiting until it is done");
                LockSupport.parkNanos(LOOK_AGAIN_NANOS);
            }
        }
        say(out, "the search index is up to date");
        return 0;
    }

    private static void say(PrintWriter out, String message) {
        out.println(message);
        out.flush();
    }
}
