package dev.triage.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.triage.sandbox.SandboxRun;
import dev.triage.sandbox.SandboxScore;
import dev.triage.sandbox.Scenario;
import dev.triage.sandbox.ScenarioFolder;
import dev.triage.sandbox.Submission;
import dev.triage.sandbox.Timeline;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxResultsTest {

    private static final ScenarioFolder SCENARIOS = new ScenarioFolder(Path.of("eval/sandbox"));

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aRunBecomesACellWithTheScoresOfTheMatrix() {
        RunResults results = written(run("checkout-storm", "signature", 40, 32, 20, List.of(), ""));

        ScoredCell cell = results.cells().getFirst();
        assertThat(cell.id()).hasToString("checkout-storm signature en #1");
        assertThat(cell.scores()).containsAllEntriesOf(Map.of("total", 0.92, "detect", 1.0, "fix", 0.8, "trap-free",
                1.0,
                "correct", 1.0, "checklist-runs", 0.5, "culprit-shown", 0.5, "rollback-restores", 0.0, "plan-blocked",
                1.0));
        assertThat(cell.expected()).isEqualTo("MISSING_INDEX");
        assertThat(results.sandboxRuns()).hasSize(1);
    }

    @Test
    void lostDataIsACriticalTrapAndARepeatIsCounted() {
        RunResults results = written(run("invalid-index", "signature", 40, 40, 0, List.of("data-lost"), ""),
                run("invalid-index", "signature", 40, 40, 20, List.of(), ""));

        assertThat(results.cells()).extracting(cell -> cell.id().repeat()).containsExactly(1, 2);
        assertThat(results.cells().getFirst().critical()).containsExactly("data-lost");
        assertThat(results.cells().getFirst().scores()).containsEntry("total", 0.4).containsEntry("correct", 0.0);
    }

    @Test
    void aRunThatFailedOnTheWayIsNotScored() {
        RunResults results = written(run("checkout-storm", "gpt-x", 0, 0, 0, List.of(), "the service did not answer"));

        assertThat(results.cells().getFirst().isScored()).isFalse();
        assertThat(results.cells().getFirst().scores()).isEmpty();
    }

    @Test
    void modelsAreComparedWithTheFirst() {
        RunResults results = written(run("checkout-storm", "signature", 40, 40, 20, List.of(), ""),
                run("checkout-storm", "gpt-x", 40, 0, 20, List.of(), ""));

        assertThat(Objects.requireNonNull(results.manifest()).contrasts())
                .containsExactly(new Contrast("signature", "v1/gpt-x"));
    }

    private RunResults written(SandboxRun... runs) {
        List<Scenario> scenarios = List.of(SCENARIOS.load("checkout-storm"), SCENARIOS.load("invalid-index"));
        SandboxResults.write(folder, List.of(runs), scenarios, "test", Instant.EPOCH, 1);
        return RunResults.open(folder);
    }

    private static SandboxRun run(String scenario, String model, int detect, int fix, int trap, List<String> tripped,
            String failure) {
        SandboxScore score = new SandboxScore(detect, fix, trap, "why", "why", tripped, !tripped.isEmpty());
        List<SandboxRun.Executed> checklist = List.of(new SandboxRun.Executed("SELECT 1", "read-only", "ok", "orders"),
                new SandboxRun.Executed("SELECT x", "read-only", "42703", "no such column"));
        return new SandboxRun(scenario, model, "v1", score, "context",
                List.of(new Submission.Claim("MISSING_INDEX", "")),
                List.of(new SandboxRun.Executed("DROP TABLE t", "dangerous", "blocked", "")), checklist, 1, 1, 0,
                new Timeline(List.of(), List.of()), 5, failure);
    }
}
