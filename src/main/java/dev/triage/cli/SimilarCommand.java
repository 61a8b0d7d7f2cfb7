package dev.triage.cli;

import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Looks for past incidents like a text. */
@Command(name = "similar", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Finds past incidents like TEXT, and what fixed them.")
final class SimilarCommand implements Callable<Integer> {

    @Parameters(paramLabel = "TEXT", arity = "1..*",
            description = "What is seen: symptoms, an error message, an alert.")
    private String[] words = {};
    @Option(names = "--limit", paramLabel = "N", defaultValue = "5",
            description = "At most so many (default: ${DEFAULT-VALUE}).")
    private int limit;
    @Option(names = "--json", description = "Print JSON.")
    private boolean json;
    @Mixin
    private ServiceOptions services = new ServiceOptions();
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        String text = String.join(" ", words);
        if (text.isBlank()) {
            throw new CommandFailure(2, "the text to look for is empty");
        }
        if (spec == null) {
            throw new IllegalStateException("picocli sets the command's model");
        }
        PrintWriter out = spec.commandLine().getOut();
        try (ServiceClient client = services.connect()) {
            JsonNode found = client.get("/api/v1/similar?limit=" + limit + "&text="
                    + URLEncoder.encode(text, StandardCharsets.UTF_8));
            if (json) {
                out.println(found.toPrettyString());
            } else if (found.path("items").isEmpty()) {
                out.println("Nothing near enough.");
            } else {
                found.path("items").forEach(item -> print(out, item));
            }
            out.flush();
            return 0;
        }
    }

    private static void print(PrintWriter out, JsonNode item) {
        out.printf(Locale.ROOT, "%s%n  %s, %s, %s; trigram %.2f, meaning %.2f%n", item.path("title").asString(),
                item.path("service").asString(), item.path("severity").asString(),
                item.path("occurredAt").asString().substring(0, 10), item.path("trigram").asDouble(),
                item.path("cosine").asDouble());
        JsonNode resolution = item.path("resolution");
        if (resolution.isObject()) {
            out.printf("  cause: %s%n  fix: %s%n", resolution.path("rootCause").asString(),
                    resolution.path("fix").asString());
        }
    }
}
