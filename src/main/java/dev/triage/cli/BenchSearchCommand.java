package dev.triage.cli;

import dev.triage.bench.SearchBenchmark;
import dev.triage.bench.SearchBenchmarkReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures search over many incidents. */
@Command(name = "search", mixinStandardHelpOptions = true, sortOptions = false,
        description = {"Measures search over made-up incidents: speed, recall against exact search, sizes, beside the",
                "plain scan, LangChain4j's store and pgbench. Makes the database triage_search_bench on the server",
                "of TRIAGE_DATABASE_URL for itself and leaves it there for a look; the next run makes it anew."})
final class BenchSearchCommand implements Callable<Integer> {

    @Option(names = "--rows", paramLabel = "N", defaultValue = "50000",
            description = "Incidents, 1,000 to 10,000,000; also measured at a tenth and a hundredth of it from 10,000 "
                    + "on (default: ${DEFAULT-VALUE}; 1,000,000 take about an hour on 2 cores).")
    private int rows;
    @Option(names = "--seed", paramLabel = "N", defaultValue = "1",
            description = "Another seed makes other incidents (default: ${DEFAULT-VALUE}).")
    private long seed;
    @Option(names = "--json", paramLabel = "FILE", description = "Write all figures there.")
    private @Nullable Path json;
    @Option(names = "--svg", paramLabel = "FILE", description = "Write a picture of p95 against rows there.")
    private @Nullable Path svg;
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        String url = System.getenv("TRIAGE_DATABASE_URL");
        if (url == null || !url.startsWith("jdbc:postgresql://")) {
            throw new CommandFailure(2, "TRIAGE_DATABASE_URL must name a PostgreSQL as jdbc:postgresql://…;"
                    + " ./triage bench sets it");
        }
        if (rows < 1_000 || rows > 10_000_000) {
            throw new CommandFailure(2, "--rows is 1000 to 10000000");
        }
        if (spec == null) {
            throw new IllegalStateException("picocli sets the command's model");
        }
        // The figures go to the standard output, so what libraries log must not.
        LoggingSystem.get(getClass().getClassLoader()).setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
        List<Integer> sizes = Stream.of(rows / 100, rows / 10, rows).filter(size -> size == rows || size >= 10_000)
                .toList();
        try {
            SearchBenchmarkReport report = new SearchBenchmark(seed, rows, spec.commandLine().getErr()).run(url, sizes);
            spec.commandLine().getOut().println(report.markdown());
            if (json != null) {
                Files.writeString(json, report.json());
            }
            if (svg != null) {
                Files.writeString(svg, report.svg());
            }
        } catch (IllegalStateException e) {
            throw new CommandFailure(1, String.valueOf(e.getMessage()));
        }
        return 0;
    }
}
