package dev.triage.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Measures what the pipeline costs beside the model: overhead of a run by size of its context, runs a second with a
 * model that answers at once, and many runs that wait for a slow model. Incidents are posted over REST, the model is
 * asked over HTTP, the database is a scratch one on the configured server.
 */
public final class PipelineBenchmark {

    /**
     * How much to measure.
     *
     * @param warmUp runs before the first that counts
     * @param runsEach runs for each size of context, one after the other
     * @param throughputRuns runs posted as fast as they are taken
     * @param inFlight runs posted at once on the slow model
     * @param concurrency how many of them the service may work on at a time
     * @param slowModel how long the slow model takes
     */
    public record Plan(int warmUp, int runsEach, int throughputRuns, int inFlight, int concurrency,
            Duration slowModel) {}

    private static final int[] CONTEXT_KB = {2, 20, 200};
    private static final int POSTERS = 8;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final PrintWriter out;
    private final HttpClient http = HttpClient.newHttpClient();
    private long seed;

    /** @param out where the tables go */
    public PipelineBenchmark(PrintWriter out) {
        this.out = out;
    }

    /**
     * Runs the benchmark.
     *
     * @param databaseUrl JDBC address of any database on the server to use; the user must be allowed to create one
     * @param start starts a service with the given settings
     */
    public void run(Plan plan, String databaseUrl, Function<String[], ConfigurableApplicationContext> start)
            throws IOException, InterruptedException {
        try (BenchmarkRepository database = new BenchmarkRepository(databaseUrl);
                StandInProvider provider = new StandInProvider();
                ConfigurableApplicationContext service = start
                        .apply(settings(plan, database.url(), provider.baseUrl()))) {
            if (!(service instanceof WebServerApplicationContext web) || web.getWebServer() == null) {
                throw new IllegalStateException("the service has no web server");
            }
            URI incidents = URI.create(
                    "http://127.0.0.1:" + web.getWebServer().getPort() + "/api/v1/incidents?service=bench");
            out.printf("PostgreSQL %s, Java %s, %d processors, heap at most %d MB%n%n", database.serverVersion(),
                    Runtime.version(), Runtime.getRuntime().availableProcessors(),
                    Runtime.getRuntime().maxMemory() >> 20);
            overhead(plan, incidents, database);
            throughput(plan, incidents, database);
            provider.answerAfter(plan.slowModel());
            inFlight(plan, incidents, database);
        }
    }

    private void overhead(Plan plan, URI incidents, BenchmarkRepository database)
            throws IOException, InterruptedException {
        for (int i = 0; i < plan.warmUp(); i++) {
            post(incidents, CONTEXT_KB[i % CONTEXT_KB.length], true);
        }
        out.println("| context | overhead p50 | p95 | share of each stage |");
        out.println("|---|---|---|---|");
        for (int kilobytes : CONTEXT_KB) {
            long before = database.runs();
            for (int i = 0; i < plan.runsEach(); i++) {
                post(incidents, kilobytes, true);
            }
            List<Double> sorted = database.overheads(before).stream().sorted().toList();
            out.printf(Locale.ROOT, "| %d KB | %.1f ms | %.1f ms | %s |%n", kilobytes, at(sorted, 0.50),
                    at(sorted, 0.95), shares(database.stages(before)));
            out.flush();
        }
        out.println();
    }

    private void throughput(Plan plan, URI incidents, BenchmarkRepository database)
            throws IOException, InterruptedException {
        long before = database.runs();
        postAll(incidents, plan.throughputRuns(), 2);
        awaitEnd(database);
        double seconds = database.wallSeconds(before);
        out.printf(Locale.ROOT, "%d runs with a model that answers at once, 2 KB each: %.1f runs a second %s%n%n",
                plan.throughputRuns(), plan.throughputRuns() / seconds, database.outcomes(before));
        out.flush();
    }

    private void inFlight(Plan plan, URI incidents, BenchmarkRepository database)
            throws IOException, InterruptedException {
        long before = database.runs();
        System.gc();
        postAll(incidents, plan.inFlight(), 2);
        long mostConnections = awaitEnd(database);
        double waves = Math.ceil((double) plan.inFlight() / plan.concurrency());
        double ideal = waves * plan.slowModel().toMillis() / 1000.0;
        double seconds = database.wallSeconds(before);
        out.printf(Locale.ROOT, "%d runs on a model that takes %d s, %d at a time: %.1f s, %.2f x the ideal %.1f s; "
                + "heap %d MB after collection at most; %d database connections at most %s%n", plan.inFlight(),
                plan.slowModel().toSeconds(), plan.concurrency(), seconds, seconds / ideal, ideal,
                largestHeapAfterCollection() >> 20, mostConnections, database.outcomes(before));
        out.flush();
    }

    private void postAll(URI incidents, int count, int kilobytes) throws IOException, InterruptedException {
        try (ExecutorService posters = Executors.newFixedThreadPool(POSTERS)) {
            List<Future<Void>> all = LongStream.range(0, count).mapToObj(i -> posters.submit(() -> {
                post(incidents, kilobytes, false);
                return (Void) null;
            })).toList();
            for (Future<Void> one : all) {
                one.get();
            }
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IOException("an incident was not accepted", e);
        }
    }

    private void post(URI incidents, int kilobytes, boolean wait) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(incidents)
                .header("Content-Type", "text/plain; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(ContextMaker.make(nextSeed(), kilobytes * 1024)));
        if (wait) {
            request.header("Prefer", "wait=60");
        }
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != (wait ? 200 : 202)) {
            throw new IOException("the service answered " + response.statusCode() + ": " + response.body());
        }
    }

    private synchronized long nextSeed() {
        return seed++;
    }

    /** Waits until no run is left; gives the most connections that were seen meanwhile. */
    private static long awaitEnd(BenchmarkRepository database) {
        long most = 0;
        while (database.unfinished() > 0) {
            most = Math.max(most, database.connections());
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
        return most;
    }

    private static String[] settings(Plan plan, String databaseUrl, String modelUrl) {
        return new String[]{"--spring.datasource.url=" + databaseUrl, "--server.port=0",
                "--server.address=127.0.0.1", "--logging.level.root=WARN", "--spring.main.banner-mode=off",
                "--triage.samples.load=false", "--triage.runs.model=stand-in",
                "--triage.runs.concurrency=" + plan.concurrency(),
                "--triage.runs.queue-capacity=" + (plan.inFlight() + plan.throughputRuns()),
                "--triage.llm.models[0].name=stand-in", "--triage.llm.models[0].provider=openai",
                "--triage.llm.models[0].model-id=stand-in", "--triage.llm.models[0].base-url=" + modelUrl,
                "--triage.llm.models[0].api-key=none", "--triage.llm.models[0].timeout=60s",
                "--triage.llm.models[0].max-concurrent-calls=" + plan.concurrency()};
    }

    private static double at(List<Double> sorted, double quantile) {
        return sorted.get((int) Math.min(sorted.size() - 1L, Math.ceil(quantile * sorted.size()) - 1));
    }

    private static String shares(Map<String, Double> stages) {
        double all = stages.values().stream().mapToDouble(Double::doubleValue).sum();
        return stages.entrySet().stream().map(stage -> String.format(Locale.ROOT, "%s %.1f ms (%.0f %%)",
                stage.getKey().toLowerCase(Locale.ROOT), stage.getValue(), 100 * stage.getValue() / all))
                .collect(Collectors.joining(", "));
    }

    private static long largestHeapAfterCollection() {
        long largest = 0;
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            if (collector instanceof com.sun.management.GarbageCollectorMXBean detailed
                    && detailed.getLastGcInfo() != null) {
                largest = Math.max(largest, detailed.getLastGcInfo().getMemoryUsageAfterGc().values().stream()
                        .mapToLong(MemoryUsage::getUsed).sum());
            }
        }
        return largest;
    }
}
