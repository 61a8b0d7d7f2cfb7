package dev.triage.cli;

import dev.triage.bench.PipelineBenchmark;
import dev.triage.bench.RetrievalBenchmark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures. */
@Command(name = "bench", mixinStandardHelpOptions = true, subcommands = {
        BenchCommand.Pipeline.class, BenchCommand.Retrieval.class,
        BenchSearchCommand.class},
        description = "Measures the service on this machine.")
final class BenchCommand {

    /** Measures the pipeline. */
    @Command(name = "pipeline", mixinStandardHelpOptions = true, sortOptions = false,
            description = {"Measures what a run costs beside its model, against a stand-in model over real HTTP.",
                    "Works in a scratch database on the server of TRIAGE_DATABASE_URL and drops it at the end."})
    static final class Pipeline implements Callable<Integer> {

        @Option(names = "--runs", paramLabel = "N", defaultValue = "100",
                description = "Runs for each size of context (default: ${DEFAULT-VALUE}).")
        private int runs;
        @Option(names = "--throughput", paramLabel = "N", defaultValue = "1000",
                description = "Runs on a model that answers at once (default: ${DEFAULT-VALUE}).")
        private int throughput;
        @Option(names = "--in-flight", paramLabel = "N", defaultValue = "1000",
                description = "Runs on a model that takes its time (default: ${DEFAULT-VALUE}).")
        private int inFlight;
        @Option(names = "--concurrency", paramLabel = "N", defaultValue = "64",
                description = "How many runs are worked on at a time (default: ${DEFAULT-VALUE}).")
        private int concurrency;
        @Option(names = "--model-seconds", paramLabel = "S", defaultValue = "5",
                description = "How long the slow model takes (default: ${DEFAULT-VALUE}).")
        private int modelSeconds;
        @Spec
        private @Nullable CommandSpec spec;

        @Override
        public Integer call() throws IOException, InterruptedException {
            String url = databaseUrl();
            if (runs < 1 || throughput < 1 || inFlight < 1 || concurrency < 1 || modelSeconds < 0) {
                throw new CommandFailure(2, "counts are at least 1 and seconds at least 0");
            }
            if (spec == null) {
                throw new IllegalStateException("picocli sets the command's model");
            }
            new PipelineBenchmark(spec.commandLine().getOut())
                    .run(new PipelineBenchmark.Plan(Math.max(60, runs / 2), runs, throughput, inFlight, concurrency,
                            Duration.ofSeconds(modelSeconds)), url, ServeCommand::serve);
            return 0;
        }
    }

    /** Measures the quality of search. */
    @Command(name = "retrieval", mixinStandardHelpOptions = true, sortOptions = false,
            description = {"Measures how well past incidents and runbooks are found, on a folder of documents whose",
                    "relatives are known: incidents.jsonl (id, source, title, groups, text), runbooks.jsonl (id, text)",
                    "and alert_to_runbook.jsonl (query, relevant), one JSON object a line.",
                    "Works in a scratch database on the server of TRIAGE_DATABASE_URL and drops it at the end."})
    static final class Retrieval implements Callable<Integer> {

        @Option(names = "--data", paramLabel = "DIR", required = true, description = "The folder.")
        private @Nullable Path data;
        @Option(names = "--twins", paramLabel = "DIR", defaultValue = "${env:TRIAGE_ROOT:-.}/eval/twins",
                description = "Incidents told in English and Chinese, a folder each with en.md and zh.md"
                        + " (default: eval/twins).")
        private Path twins = Path.of("eval/twins");
        @Spec
        private @Nullable CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            if (spec == null || data == null) {
                throw new IllegalStateException("picocli sets the command's model and requires --data");
            }
            if (!Files.isDirectory(data)) {
                throw new CommandFailure(2, "--data: " + data + " is not a folder");
            }
            RetrievalBenchmark benchmark;
            try {
                benchmark = new RetrievalBenchmark(data, twins, spec.commandLine().getOut());
            } catch (IllegalArgumentException e) {
                throw new CommandFailure(2, "--data: " + e.getMessage());
            }
            benchmark.run(databaseUrl(), ServeCommand::serve);
            return 0;
        }
    }

    private static String databaseUrl() {
        String url = System.getenv("TRIAGE_DATABASE_URL");
        if (url == null || !url.startsWith("jdbc:postgresql://")) {
            throw new CommandFailure(2, "TRIAGE_DATABASE_URL must name a PostgreSQL as jdbc:postgresql://…;"
                    + " ./triage bench sets it");
        }
        return url;
    }
}
