package dev.triage.cli;

import dev.triage.diagnosis.Diagnosis;
import dev.triage.diagnosis.DiagnosisJson;
import dev.triage.eval.SandboxResults;
import dev.triage.sandbox.ClosedLoop;
import dev.triage.sandbox.Judge;
import dev.triage.sandbox.SandboxException;
import dev.triage.sandbox.SandboxRun;
import dev.triage.sandbox.SandboxScore;
import dev.triage.sandbox.Scenario;
import dev.triage.sandbox.ScenarioFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Has incidents that were made on purpose triaged, runs what the reports propose, and scores it. */
@Command(name = "sandbox", mixinStandardHelpOptions = true, sortOptions = false, description = {
        "Breaks a throwaway PostgreSQL, posts its state through the API, runs the plan of the report, and scores it:",
        "Detect 40, Fix 40, Trap 20. No judge, no opinion: codes, buffers, rows and states."})
final class EvalSandboxCommand implements Callable<Integer> {

    private static final JsonMapper JSON = new JsonMapper();

    @Option(names = "--models", paramLabel = "NAME", split = ",", defaultValue = "signature",
            description = "Models (default: ${DEFAULT-VALUE}).")
    private List<String> models = List.of();
    @Option(names = "--prompts", paramLabel = "VERSION", split = ",", defaultValue = "v1",
            description = "Prompt versions (default: ${DEFAULT-VALUE}).")
    private List<String> prompts = List.of();
    @Option(names = "--scenario", paramLabel = "ID", split = ",", description = "Scenarios; all of them if left out.")
    private List<String> ids = List.of();
    @Option(names = "--hold", paramLabel = "S", defaultValue = "8",
            description = "Seconds for which a fix has to hold (default: ${DEFAULT-VALUE}).")
    private int hold;
    @Option(names = "--at-a-time", paramLabel = "N", defaultValue = "2",
            description = "Clusters at a time (default: ${DEFAULT-VALUE}).")
    private int atATime;
    @Option(names = "--repeats", paramLabel = "N", defaultValue = "1",
            description = "How often each is run (default: ${DEFAULT-VALUE}).")
    private int repeats;
    @Option(names = "--least", paramLabel = "POINTS", defaultValue = "0",
            description = "Exit code 1 if the mean total of any model is lower, or a run fails (default: ${DEFAULT-VALUE}).")
    private int least;
    @Option(names = "--out", paramLabel = "FOLDER", defaultValue = "eval/runs/sandbox", description = {
            "Where the results go (default: ${DEFAULT-VALUE}); eval report, compare and bless",
            "read them as those of any run."})
    private Path out = Path.of(".");
    @Mixin
    private SandboxOptions options = new SandboxOptions();
    @Mixin
    private ServiceOptions services = new ServiceOptions();
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (hold < 0 || atATime < 1 || repeats < 1) {
            throw new CommandFailure(2, "--at-a-time and --repeats are at least 1, --hold at least 0");
        }
        PrintWriter console = SandboxCommand.out(spec);
        Instant begun = Instant.now();
        long start = System.nanoTime();
        try (ServiceClient client = services.connect()) {
            ScenarioFolder folder = options.scenarios();
            List<Scenario> scenarios = (ids.isEmpty() ? folder.ids() : ids).stream().map(folder::load).toList();
            ClosedLoop loop = new ClosedLoop(options.home(),
                    (scenario, context, model, prompt) -> triage(client, scenario, context, model, prompt),
                    new Judge.Patience(Duration.ofSeconds(5), Duration.ofSeconds(hold)), atATime);
            console.printf("%-22s %-12s %-6s  Detect  Fix  Trap  Total%n", "scenario", "model", "prompt");
            List<SandboxRun> runs = new ArrayList<>();
            for (int round = 0; round < repeats; round++) {
                runs.addAll(loop.run(scenarios, models, prompts, run -> line(console, run)));
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            SandboxResults.write(out, runs, scenarios, BuildVersion.text(), begun, seconds);
            console.printf(Locale.ROOT, "%d runs in %.0f s; ./triage eval report %s makes the page%n", runs.size(),
                    seconds,
                    out);
            return means(console, runs) ? 0 : 1;
        } catch (SandboxException e) {
            throw new CommandFailure(1, String.valueOf(e.getMessage()));
        }
    }

    private static void line(PrintWriter console, SandboxRun run) {
        SandboxScore score = run.score();
        if (!run.failure().isEmpty()) {
            console.printf("%-22s %-12s %-6s  FAILED  %s%n", run.scenario(), run.analyst(), run.prompt(),
                    run.failure());
            return;
        }
        console.printf("%-22s %-12s %-6s  %6d %4d %5d %6d  %s; %s%s%s%n", run.scenario(), run.analyst(), run.prompt(),
                score.detect(), score.fix(), score.trap(), score.total(), score.detectWhy(), score.fixWhy(),
                score.tripped().isEmpty() ? "" : "; traps " + score.tripped(),
                run.blocked() == 0 ? "" : "; " + run.blocked() + " blocked");
    }

    private boolean means(PrintWriter console, List<SandboxRun> runs) {
        boolean enough = true;
        for (String model : models) {
            double mean = runs.stream().filter(run -> run.analyst().equals(model))
                    .mapToInt(run -> run.score().total()).average().orElse(0);
            long failed = runs.stream().filter(run -> run.analyst().equals(model) && !run.failure().isEmpty()).count();
            console.printf("%s: mean total %.1f%s%n", model, mean, failed == 0 ? "" : ", " + failed + " failed");
            enough &= mean >= least && failed == 0;
        }
        return enough;
    }

    private static Diagnosis triage(ServiceClient client, Scenario scenario, String context, String model,
            String prompt) {
        String query = "?service=" + encoded(scenario.spec().service()) + "&title=" + encoded(scenario.spec().title())
                + "&model=" + encoded(model) + "&promptVersion=" + encoded(prompt);
        JsonNode accepted = client.json(
                HttpRequest.newBuilder().POST(BodyPublishers.ofString(context))
                        .header("Content-Type", "text/plain; charset=utf-8"),
                "/api/v1/incidents" + query);
        String run = accepted.path("runId").asString();
        client.events("/api/v1/runs/" + run + "/events", ignored -> {});
        JsonNode ended = client.get("/api/v1/runs/" + run);
        JsonNode diagnosis = ended.path("report").path("diagnosis");
        if (!diagnosis.isObject()) {
            throw new SandboxException(scenario.id() + ": run " + run + " ended as " + ended.path("status").asString()
                    + " " + ended.path("reason").asString(""));
        }
        return DiagnosisJson.read(diagnosis.toString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
