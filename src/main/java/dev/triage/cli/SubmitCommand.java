package dev.triage.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Posts an incident, shows its progress and prints the report. */
@Command(name = "submit", mixinStandardHelpOptions = true, sortOptions = false, description = {
        "Triages the incident in FILE: progress goes to standard error, the report to standard output.",
        "The file holds whatever is known: metrics, logs, deploys, notes."}, exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
                "0:the report was verified", "1:the run failed", "2:wrong usage",
                "3:the report is degraded; standard error says why", "4:no service answered, or it refused"})
final class SubmitCommand implements Callable<Integer> {

    private static final int MAX_BYTES = 5 * 1024 * 1024;

    @Parameters(paramLabel = "FILE", description = "The incident's text, UTF-8, at most 5 MiB; - reads standard input.")
    private Path file = Path.of("-");
    @Option(names = "--service", paramLabel = "NAME", description = "The service that suffers.")
    private @Nullable String service;
    @Option(names = "--title", paramLabel = "TEXT", description = "A title; otherwise the text's first sentence.")
    private @Nullable String title;
    @Option(names = "--model", paramLabel = "NAME", description = "Model to ask; signature works without any key.")
    private @Nullable String model;
    @Option(names = "--prompt", paramLabel = "VERSION", description = "Prompt version, such as v2.")
    private @Nullable String prompt;
    @Option(names = {"--lang",
            "--language"}, paramLabel = "TAG", description = "Language of the report, such as en or zh.")
    private @Nullable String language;
    @ArgGroup
    private Output output = new Output();
    @Mixin
    private ServiceOptions services = new ServiceOptions();
    @Spec
    private @Nullable CommandSpec spec;

    private static final class Output {

        @Option(names = "--json", description = "Print the report as JSON.")
        private boolean json;
        @Option(names = "--postmortem", description = "Print the postmortem draft.")
        private boolean postmortem;
    }

    @Override
    public Integer call() throws IOException {
        byte[] text = read();
        if (spec == null) {
            throw new IllegalStateException("picocli sets the command's model");
        }
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try (ServiceClient client = services.connect()) {
            JsonNode accepted = client.json(HttpRequest.newBuilder().POST(BodyPublishers.ofByteArray(text))
                    .header("Content-Type", "text/plain; charset=utf-8"), "/api/v1/incidents" + query());
            String run = accepted.path("runId").asString();
            err.println("run " + run);
            ProgressPrinter progress = new ProgressPrinter(err);
            client.events("/api/v1/runs/" + run + "/events", progress::line);
            JsonNode ended = client.get("/api/v1/runs/" + run);
            String status = ended.path("status").asString();
            if (!ended.path("reason").asString("").isBlank()) {
                err.println(status + ": " + ended.path("reason").asString());
            }
            if (status.equals("FAILED")) {
                return 1;
            }
            String incident = "/api/v1/incidents/" + ended.path("incidentId").asString();
            if (output.json) {
                out.println(ended.toPrettyString());
            } else {
                out.print(
                        client.text(incident + (output.postmortem ? "/postmortem.md" : "/report.md") + "?run=" + run));
            }
            out.flush();
            return status.equals("VERIFIED") ? 0 : 3;
        }
    }

    private byte[] read() throws IOException {
        byte[] text;
        try {
            text = file.toString().equals("-") ? System.in.readNBytes(MAX_BYTES + 1) : head(file);
        } catch (NoSuchFileException e) {
            throw new CommandFailure(2, "there is no file " + file);
        } catch (IOException e) {
            throw new CommandFailure(2, "can't read " + file + ": " + e.getMessage());
        }
        if (text.length > MAX_BYTES) {
            throw new CommandFailure(2, file + " is over 5 MiB; cut the logs to the time of the incident");
        }
        if (new String(text, StandardCharsets.UTF_8).isBlank()) {
            throw new CommandFailure(2, file + " is empty");
        }
        return text;
    }

    private static byte[] head(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(MAX_BYTES + 1);
        }
    }

    private String query() {
        StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
        add(query, "service", service);
        add(query, "title", title);
        add(query, "model", model);
        add(query, "promptVersion", prompt);
        add(query, "language", language);
        return query.toString();
    }

    private static void add(StringJoiner query, String name, @Nullable String value) {
        if (value != null) {
            query.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }
}
