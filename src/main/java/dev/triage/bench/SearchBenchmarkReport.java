package dev.triage.bench;

import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the benchmark of search found.
 *
 * @param versions of the database
 * @param steps by size, the smallest first
 */
public record SearchBenchmarkReport(String versions, List<SearchBenchmarkStep> steps) {

    public SearchBenchmarkReport {
        steps = List.copyOf(steps);
    }

    /** All figures. */
    public String json() {
        return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(this);
    }

    /** A picture of p95 against the number of rows. */
    public String svg() {
        return new SearchPicture(steps).svg();
    }

    /** Tables with one column for each size. */
    public String markdown() {
        StringBuilder out = new StringBuilder();
        out.append("%s; Java %s; %d processors; heap at most %d MB%n%n".formatted(versions, Runtime.version(),
                Runtime.getRuntime().availableProcessors(), Runtime.getRuntime().maxMemory() >> 20));
        out.append("| |");
        steps.forEach(step -> out.append(String.format(Locale.ROOT, " %,d rows |", step.rows())));
        out.append("\n|---|").append("---|".repeat(steps.size())).append('\n');
        row(out, "loaded by COPY, rows/s", step -> number(step.rowsPerSecond()));
        for (String index : steps.getFirst().seconds().keySet()) {
            row(out, index + ", s", step -> number(step.seconds().getOrDefault(index, Double.NaN)));
        }
        for (String relation : steps.getFirst().megabytes().keySet()) {
            row(out, relation + ", MB", step -> number(step.megabytes().getOrDefault(relation, Double.NaN)));
        }
        for (int clients : steps.getFirst().byClients().keySet()) {
            row(out, "fused, " + clients + " client" + (clients == 1 ? "" : "s"),
                    step -> latencies(step.byClients().get(clients)));
        }
        row(out, "by words alone, 1 client", step -> latencies(step.words()));
        row(out, "while 50 a second are written, 1 client", step -> latencies(step.whileWriting()));
        row(out, "the bare statements, pgbench, 1 client", step -> latencies(step.bare()));
        row(out, "plain scan by similarity()", step -> number(step.scan()) + " ms");
        row(out, "LangChain4j's PgVectorEmbeddingStore", step -> number(step.library()) + " ms");
        for (String recall : steps.getFirst().recall().keySet()) {
            row(out, recall, step -> recall(step.recall().get(recall)));
        }
        out.append("\nTimes of searches are p50 / p95 / p99 and searches a second.\n");
        return out.toString();
    }

    private void row(StringBuilder out, String name, java.util.function.Function<SearchBenchmarkStep, String> cell) {
        out.append("| ").append(name).append(" |");
        steps.forEach(step -> out.append(' ').append(cell.apply(step)).append(" |"));
        out.append('\n');
    }

    private static String latencies(@org.jspecify.annotations.Nullable Latencies of) {
        return of == null
                ? "–"
                : String.format(Locale.ROOT, "%.1f / %.1f / %.1f ms, %.0f/s", of.p50(), of.p95(), of.p99(),
                        of.perSecond());
    }

    private static String recall(@org.jspecify.annotations.Nullable Recall of) {
        return of == null ? "–" : String.format(Locale.ROOT, "%.4f (%d of %d)", of.share(), of.found(), of.wanted());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.1f" : "%,.0f", value);
    }
}
