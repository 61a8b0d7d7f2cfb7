package dev.triage.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.triage.StandInModel;
import dev.triage.diagnosis.DiagnosisJson;
import dev.triage.prompt.PromptCatalog;
import dev.triage.stats.Verdict;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** Runs of the committed cases, with the signature analyst, with recordings, and with a model over real HTTP. */
class EvalRunTest {

    private static final Path CASES = Path.of("eval/cases");
    private static final List<String> FEW = List.of("c001", "c002", "c003", "c004");
    private static final StandInModel MODEL = new StandInModel();
    private static final ConfigurableApplicationContext BEANS = EvalBeans.start(arguments());

    @TempDir
    private Path folder = Path.of("");

    @BeforeAll
    static void answer() {
        MODEL.answers(reply());
    }

    @AfterAll
    static void stop() {
        BEANS.close();
        MODEL.close();
    }

    @Test
    void theSecondRunDoesNothingAgainAndMoreRepeatsAddOnlyTheirOwnCells() {
        Matrix matrix = live(2);
        RunManifest first = run(matrix, null, null);
        assertThat(first.fresh()).isEqualTo(8);
        assertThat(first.spentUsd()).isPositive();
        assertThat(first.infrastructure()).isZero();
        RunManifest again = run(matrix, null, null);
        assertThat(again.fresh()).isZero();
        assertThat(again.spentUsd()).isZero();
        assertThat(run(live(3), null, null).fresh()).isEqualTo(4);
        assertThat(RunResults.open(folder).cells()).hasSize(12).allMatch(ScoredCell::isScored);
    }

    @Test
    void theBudgetStopsBeforeTheNextCallCouldPassItAndARunWithMoreGoesOn() {
        BigDecimal budget = new BigDecimal("0.05");
        RunManifest stopped = run(live(6), budget, null);
        assertThat(stopped.spentUsd()).isPositive().isLessThanOrEqualTo(budget);
        assertThat(stopped.skipped()).isPositive();
        assertThat(RunResults.open(folder).cells()).hasSize(stopped.done());
        RunManifest rest = run(live(6), null, null);
        assertThat(rest.fresh()).isEqualTo(stopped.skipped());
        assertThat(rest.done()).isEqualTo(24);
    }

    @Test
    void aProviderThatFailsIsNoWrongAnswerAndOnlyItsCellsAreAskedAgain() {
        MODEL.fails(400);
        RunManifest failed = run(live(1), null, null);
        assertThat(failed.infrastructure()).isEqualTo(4);
        assertThat(RunResults.open(folder).cells()).noneMatch(ScoredCell::isScored);
        MODEL.answers("{\"summary\":1}");
        RunManifest malformed = run(live(1), null, null);
        assertThat(malformed.fresh()).isEqualTo(4);
        assertThat(malformed.infrastructure()).isZero();
        assertThat(RunResults.open(folder).cells()).allMatch(cell -> cell.status() == Cell.Status.MODEL_FAILED)
                .allMatch(cell -> cell.scores().getOrDefault("total", 1.0) == 0);
        MODEL.answers(reply());
    }

    @Test
    void aModelWithoutAPriceIsRefusedUnlessAllowed() {
        Matrix matrix = new Matrix("unpriced", CASES, FEW, List.of("v2"), List.of("unpriced"), List.of(Matrix.OWN), 1,
                Map.of(), List.of(), MatrixFile.DECIDING);
        assertThatThrownBy(() -> run(matrix, null, null)).isInstanceOf(EvalException.class)
                .hasMessageContaining("--allow-unknown-price");
        assertThat(runner().run(new RunPlan(matrix, false, folder, null, null, null, true, "test"), state -> {}).done())
                .isEqualTo(4);
    }

    @Test
    void whatWasRecordedIsReplayedAlikeAndAStaleRecordingSaysWhatChanged() throws IOException {
        Path recording = folder.resolve("recording");
        Matrix matrix = live(1);
        runner().run(new RunPlan(matrix, false, folder.resolve("a"), null, null, recording, false, "test"),
                state -> {});
        MODEL.fails(500);
        RunManifest replayed = runner().run(new RunPlan(matrix, false, folder.resolve("b"), null,
                Recording.open(recording), null, false, "test"), state -> {});
        MODEL.answers(reply());
        assertThat(replayed.done()).isEqualTo(4);
        assertThat(RunResults.open(folder.resolve("b")).cells()).extracting(ScoredCell::scores)
                .isEqualTo(RunResults.open(folder.resolve("a")).cells().stream().map(ScoredCell::scores).toList());
        Path replies = recording.resolve("replies.jsonl");
        Files.writeString(replies, Files.readString(replies).replaceAll("\"promptHash\":\"[0-9a-f]{4}",
                "\"promptHash\":\"beef"));
        assertThatThrownBy(() -> runner().run(new RunPlan(matrix, false, folder.resolve("c"), null,
                Recording.open(recording), null, false, "test"), state -> {})).hasMessageContaining("is stale for c001")
                .hasMessageContaining("the prompt's files (beef");
    }

    @Test
    void aTornLastLineIsCutOffAndItsCellDoneAgain() throws IOException {
        run(live(1), null, null);
        Path cells = folder.resolve("cells.jsonl");
        String whole = Files.readString(cells);
        Files.writeString(cells, whole.substring(0, whole.length() - 40));
        Files.writeString(folder.resolve("replies.jsonl"), "{\"cell\":{\"ca", StandardOpenOption.APPEND);
        RunManifest again = run(live(1), null, null);
        assertThat(again.fresh()).isEqualTo(1);
        assertThat(again.spentUsd()).as("its reply was paid for already").isZero();
    }

    @Test
    void aRunThatIsKilledGoesOnWhereItWas() throws IOException, InterruptedException {
        MODEL.answersAfter(150, reply());
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-cp", System.getProperty("java.class.path"), KilledRun.class.getName(), folder.toString()));
        command.addAll(List.of(arguments()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile()).start();
        Path cells = folder.resolve("cells.jsonl");
        // The last line may be half written, and then it does not count afterwards.
        while (process.isAlive() && (!Files.exists(cells) || Files.readAllLines(cells).size() < 4)) {
            process.waitFor(20, TimeUnit.MILLISECONDS);
        }
        process.destroyForcibly().waitFor();
        int there = new RunFolder(folder).cells().size();
        assertThat(there).as(Files.readString(folder.resolve("log"))).isBetween(3, 23);
        MODEL.answers(reply());
        RunManifest rest = run(live(6), null, null);
        assertThat(rest.fresh()).isEqualTo(24 - there);
        assertThat(rest.done()).isEqualTo(24);
    }

    @Test
    void theSyntheticRecordingComesOutTheSameTwiceAndAPlantedRegressionIsFound() throws IOException {
        Matrix matrix = new Matrix("planted", CASES, List.of(), List.of("v1", "v2"), List.of("stand-in-large"),
                List.of(Matrix.OWN), 1, Map.of(), List.of(new Contrast("v1/stand-in-large", "v2/stand-in-large")),
                MatrixFile.DECIDING);
        Map<Arm, SyntheticProfile> profiles = Map.of(new Arm("v1", "stand-in-large"),
                new SyntheticProfile(0.9, 0.8, 0.1, 0, 0.05, 0.02, 900), new Arm("v2", "stand-in-large"),
                new SyntheticProfile(0.9, 0.4, 0.1, 0, 0.05, 0.02, 900));
        Synthesizer synthesizer = new Synthesizer(BEANS.getBean(PromptCatalog.class), 11, profiles);
        int replies = synthesizer.write(matrix, false, folder.resolve("one"));
        synthesizer.write(matrix, false, folder.resolve("two"));
        assertThat(replies).isGreaterThan(2 * 60);
        assertThat(folder.resolve("one/replies.jsonl")).hasSameTextualContentAs(folder.resolve("two/replies.jsonl"));
        runner().run(new RunPlan(matrix, false, folder.resolve("run"), null, Recording.open(folder.resolve("one")),
                null, false, "test"), state -> {});
        RunResults results = RunResults.open(folder.resolve("run"));
        ArmComparison comparison = Comparer.compare(List.of(new Comparer.Sides("v1", results.arm("v1/stand-in-large"),
                "v2", results.arm("v2/stand-in-large"))), MatrixFile.DECIDING).getFirst();
        assertThat(comparison.outcome()).isEqualTo(GateOutcome.REGRESSED);
        assertThat(comparison.scores()).anyMatch(score -> score.decides()
                && score.comparison().verdict() == Verdict.REGRESSED);
        List<FlippedCase> lost = comparison.flips().stream().filter(FlippedCase::lost).toList();
        assertThat(lost.stream().filter(FlippedCase::hard).count()).isGreaterThan(lost.size() * 3L / 4);
    }

    static Matrix live(int repeats) {
        return new Matrix("live", CASES, FEW, List.of("v2"), List.of("stand-in"), List.of(Matrix.OWN), repeats,
                Map.of("openai", 2), List.of(), MatrixFile.DECIDING);
    }

    private RunManifest run(Matrix matrix, @Nullable BigDecimal budget, @Nullable Recording replay) {
        return runner().run(new RunPlan(matrix, false, folder, budget, replay, null, false, "test"), state -> {});
    }

    private static EvalRunner runner() {
        return BEANS.getBean(EvalRunner.class);
    }

    private static String reply() {
        EvalCase one = CaseFolder.load(CASES, false).getFirst();
        return DiagnosisJson.write(new SyntheticAnswer(one, "en", new SplittableRandom(1)).write(true, true, false));
    }

    private static String[] arguments() {
        List<String> arguments = new ArrayList<>();
        for (String property : MODEL.properties(0, "stand-in")) {
            arguments.add("--" + property);
        }
        for (String property : MODEL.properties(1, "unpriced")) {
            if (!property.contains("-price-")) {
                arguments.add("--" + property);
            }
        }
        return arguments.toArray(String[]::new);
    }

    /** A run in a process of its own, to be killed. */
    static final class KilledRun {

        private KilledRun() {}

        public static void main(String[] args) {
            String[] settings = List.of(args).subList(1, args.length).toArray(String[]::new);
            EvalBeans.start(settings).getBean(EvalRunner.class).run(
                    new RunPlan(live(6), false, Path.of(args[0]), null, null, null, false, "test"), state -> {});
        }
    }
}
