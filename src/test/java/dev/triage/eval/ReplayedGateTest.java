package dev.triage.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.triage.evalreport.ComparisonText;
import dev.triage.evalreport.JUnitXml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The gate of every build: the signature analyst on all cases, and the recorded replies, against the blessed baselines.
 * Results stay in {@code target/eval}. A change that is meant is blessed with {@code ./triage eval bless}.
 */
class ReplayedGateTest {

    private static final Path OUT = Path.of("target/eval");
    private static final ConfigurableApplicationContext BEANS = EvalBeans.start();

    @AfterAll
    static void stop() {
        BEANS.close();
    }

    @Test
    void theSignatureAnalystIsNoWorseThanItsBaseline() throws IOException {
        Matrix matrix = MatrixFile.read(Path.of("eval/matrix/signature.yaml"));
        gate(new RunPlan(matrix, false, OUT.resolve("signature"), null, null, null, false, "build"),
                Path.of("eval/baselines/signature.jsonl"));
    }

    @Test
    void theRecordedRepliesScoreNoWorseThanTheirBaseline() throws IOException {
        Matrix matrix = MatrixFile.read(Path.of("eval/matrix/stand-in.yaml"));
        gate(new RunPlan(matrix, false, OUT.resolve("stand-in"), null,
                Recording.open(Path.of("eval/recordings/stand-in")), null, false, "build"),
                Path.of("eval/baselines/stand-in.jsonl"));
    }

    private static void gate(RunPlan plan, Path baseline) throws IOException {
        BEANS.getBean(EvalRunner.class).run(plan, state -> {});
        RunResults before = RunResults.open(baseline);
        RunResults now = RunResults.open(plan.out());
        List<ArmComparison> comparisons = Comparer.compare(
                Comparer.sides(before, before.arms(), now, now.arms()), plan.matrix().scores());
        Files.writeString(plan.out().resolve("TEST-eval.xml"), JUnitXml.of(comparisons));
        for (ArmComparison comparison : comparisons) {
            assertThat(comparison.outcome()).as(ComparisonText.of(comparison)).isNotIn(GateOutcome.REGRESSED,
                    GateOutcome.INFRASTRUCTURE);
        }
    }
}
