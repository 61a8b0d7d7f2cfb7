package dev.triage.triage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.triage.ReportOfAModel;
import dev.triage.StandInModel;
import dev.triage.TestDatabase;
import dev.triage.TriageApplication;
import dev.triage.intake.Intake;
import dev.triage.intake.IntakeResult;
import dev.triage.intake.ManualReport;
import dev.triage.verify.FindingLevel;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What the checks find goes back to the model once, over real HTTP, and the better answer is shown. */
@SpringBootTest(classes = TriageApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabase.class)
class SecondTryTest {

    private static final StandInModel MODEL = new StandInModel();
    private static final String INVENTED = ReportOfAModel.VALID.replace("rose from 200ms to 3.1s after v3.7.0",
            "rose from 200ms to 8.4s after v3.9.0");
    private static final String WORSE = INVENTED.replace("Error rate 7%", "Error rate 71% for 45 minutes");

    @Autowired
    private Intake intake;
    @Autowired
    private RunWatch watch;
    @Autowired
    private ModelCallRepository calls;

    @DynamicPropertySource
    static void model(DynamicPropertyRegistry registry) {
        for (String property : MODEL.properties(0, "stand-in")) {
            String[] parts = property.split("=", 2);
            registry.add(parts[0], () -> parts[1]);
        }
    }

    @AfterAll
    static void stop() {
        MODEL.close();
    }

    @Test
    void showsTheSecondAnswerWhenItIsBetter() {
        MODEL.answersInTurn(List.of(INVENTED, ReportOfAModel.VALID));
        TriageRun run = triage(ReportOfAModel.CONTEXT);

        assertThat(result(run).verification().count(FindingLevel.ERROR)).isZero();
        assertThat(result(run).verification().diagnosis().summary()).contains("3.1s").doesNotContain("8.4s");
        assertThat(result(run).provenance().secondTry()).isEqualTo(
                new SecondTry(SecondTry.Reason.FINDINGS, 2, 0, true));
        assertThat(MODEL.questions().get(1)).contains("8.4s", "v3.9.0", "summary", "checked against the incident");
        assertThat(calls.ofRun(run.id())).extracting(ModelCall::outcome).containsExactly("Answered", "Answered");
        assertThat(calls.ofRun(run.id()).getFirst().reply().value()).contains("8.4s");
    }

    @Test
    void keepsTheFirstAnswerWhenTheSecondIsNoBetter() {
        MODEL.answersInTurn(List.of(INVENTED, WORSE));
        TriageRun worse = triage(ReportOfAModel.CONTEXT);
        MODEL.answers(INVENTED);
        TriageRun same = triage(ReportOfAModel.CONTEXT);

        assertThat(List.of(worse, same)).allSatisfy(run -> {
            assertThat(run.status()).isEqualTo(RunStatus.VERIFIED);
            assertThat(Objects.requireNonNull(result(run).provenance().secondTry()).secondShown()).isFalse();
            assertThat(result(run).verification().findings()).extracting("rule").contains("number-not-in-source",
                    "version-not-in-source");
            assertThat(result(run).verification().diagnosis().severity().reasoning()).doesNotContain("71%");
            assertThat(calls.ofRun(run.id())).hasSize(2);
        });
    }

    @Test
    void keepsTheFirstAnswerWhenThereIsNoSecond() {
        MODEL.answersInTurn(List.of(INVENTED, ReportOfAModel.PROSE));
        TriageRun run = triage(ReportOfAModel.CONTEXT);

        assertThat(run.status()).isEqualTo(RunStatus.VERIFIED);
        assertThat(result(run).provenance().secondTry()).isEqualTo(
                new SecondTry(SecondTry.Reason.FINDINGS, 2, -1, false));
        assertThat(result(run).verification().diagnosis().summary()).contains("8.4s");
    }

    @Test
    void asksNoMoreThanTwiceForWhicheverReason() {
        MODEL.answersInTurn(List.of(ReportOfAModel.WRONG_SCHEMA, INVENTED, ReportOfAModel.VALID));
        TriageRun run = triage(ReportOfAModel.CONTEXT);

        assertThat(MODEL.asked()).isEqualTo(2);
        assertThat(result(run).provenance().secondTry()).isEqualTo(new SecondTry(SecondTry.Reason.SCHEMA, 0, 2, true));
    }

    @Test
    void asksOnceWhenNothingIsWrong() {
        MODEL.answers(ReportOfAModel.VALID);
        TriageRun run = triage(ReportOfAModel.CONTEXT);

        assertThat(MODEL.asked()).isEqualTo(1);
        assertThat(result(run).provenance().secondTry()).isNull();
    }

    private TriageRun triage(String context) {
        IntakeResult.Passed passed = (IntakeResult.Passed) intake
                .submit(ManualReport.ofText(null, "cart-api", context), new RunRequest("stand-in", null, null), null);
        RunId run = ((Acceptance.Accepted) passed.acceptance()).run().id();
        return watch.awaitEnd(run, Duration.ofSeconds(60)).orElseThrow();
    }

    private static TriageResult result(TriageRun run) {
        return Objects.requireNonNull(run.result(), run.reason());
    }
}
