package dev.triage.triage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.triage.ReportOfAModel;
import dev.triage.StandInModel;
import dev.triage.TestDatabase;
import dev.triage.TriageApplication;
import dev.triage.incident.Incident;
import dev.triage.intake.Intake;
import dev.triage.intake.IntakeResult;
import dev.triage.intake.ManualReport;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Incidents through the whole pipeline: real database, real job queue, a provider over real HTTP. */
@SpringBootTest(classes = TriageApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabase.class)
class TriageFlowTest {

    private static final StandInModel MODEL = new StandInModel();
    private static final Duration LONG = Duration.ofSeconds(60);

    @Autowired
    private Intake intake;
    @Autowired
    private RunWatch watch;
    @Autowired
    private RunRepository runs;
    @Autowired
    private ModelCallRepository calls;
    @Autowired
    private TriageService triage;

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
    void verifiesTheSignatureAnalystsReportWithoutAnyModel() {
        MODEL.fails(500);
        TriageRun run = await(submit("signature"));

        assertThat(run.status()).isEqualTo(RunStatus.VERIFIED);
        assertThat(result(run).provenance().answeredBy()).isEqualTo("signature");
        assertThat(result(run).provenance().costUsd()).isEqualByComparingTo(BigDecimal.ZERO);
        assertThat(result(run).verification().diagnosis().summary()).isNotBlank();
        assertThat(MODEL.asked()).isZero();
        assertThat(runs.stages(run.id())).extracting(StageRecord::stage).containsExactly(Stage.REDACT, Stage.FACTS,
                Stage.SIMILAR, Stage.RUNBOOKS, Stage.ANALYSE, Stage.VERIFY, Stage.STORE);
        assertThat(runs.stages(run.id())).extracting(StageRecord::durationMillis).doesNotContainNull();
    }

    @Test
    void keepsWhatItTakesToReproduceAModelsRun() {
        MODEL.answers(ReportOfAModel.VALID);
        TriageRun run = await(submit("stand-in"));

        assertThat(run.status()).isEqualTo(RunStatus.VERIFIED);
        Provenance provenance = result(run).provenance();
        assertThat(provenance.answeredBy()).isEqualTo("stand-in");
        assertThat(provenance.promptHash()).matches("[0-9a-f]{64}");
        assertThat(provenance.costUsd()).isEqualByComparingTo("0.00209753");
        assertThat(calls.ofRun(run.id())).singleElement().satisfies(call -> {
            assertThat(call.outcome()).isEqualTo("Answered");
            assertThat(call.user().value()).contains("canceling statement due to statement timeout");
            assertThat(call.reply().value()).isEqualTo(ReportOfAModel.VALID);
            assertThat(call.parameters()).containsEntry("modelId", "stand-in-1").containsEntry("provider", "openai");
        });
    }

    @Test
    void asksOnceMoreWithTheReasonsWhenAnAnswerDoesNotFit() {
        MODEL.answersInTurn(List.of(ReportOfAModel.WRONG_SCHEMA, ReportOfAModel.VALID));
        TriageRun run = await(submit("stand-in"));

        assertThat(run.status()).isEqualTo(RunStatus.VERIFIED);
        assertThat(calls.ofRun(run.id())).extracting(ModelCall::outcome).containsExactly("Rejected", "Answered");
        assertThat(MODEL.questions().get(1)).contains("severity");
        assertThat(result(run).provenance().usage().input()).isEqualTo(2 * StandInModel.INPUT_TOKENS);
    }

    @Test
    void fallsBackToTheSignatureAnalystAndSaysSo() {
        MODEL.answers(ReportOfAModel.PROSE);
        TriageRun run = await(submit("stand-in"));

        assertThat(run.status()).isEqualTo(RunStatus.DEGRADED);
        assertThat(run.reason()).contains("stand-in").contains("do not fit the schema").contains("signature");
        assertThat(result(run).provenance().answeredBy()).isEqualTo("signature");
        assertThat(calls.ofRun(run.id())).hasSize(2);
    }

    @Test
    void survivesAProviderThatIsDown() {
        MODEL.fails(401);
        TriageRun run = await(submit("stand-in"));

        assertThat(run.status()).isEqualTo(RunStatus.DEGRADED);
        assertThat(run.reason()).contains("401");
    }

    @Test
    void losesNoRunWhenOneReplyInTenIsInvalid() {
        MODEL.answersInTurn(IntStream.range(0, 60)
                .mapToObj(i -> i % 10 == 3 ? ReportOfAModel.PROSE : ReportOfAModel.VALID).toList());
        List<RunId> accepted = IntStream.range(0, 40).mapToObj(i -> submit("stand-in")).toList();

        assertThat(accepted).allSatisfy(id -> assertThat(await(id).status()).isIn(RunStatus.VERIFIED,
                RunStatus.DEGRADED));
        assertThat(accepted).extracting(id -> await(id).attempt()).containsOnly(1);
    }

    @Test
    void keepsSecretsFromTheModelTheDatabaseAndTheReport() {
        MODEL.answers(ReportOfAModel.VALID);
        String secret = "ghp_" + "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8";
        IntakeResult.Passed passed = submit("stand-in",
                ManualReport.ofText(null, "cart-api", ReportOfAModel.CONTEXT + "\ntoken: " + secret + "\n"));
        TriageRun run = await(runOf(passed));

        assertThat(MODEL.questions()).isNotEmpty().allSatisfy(question -> assertThat(question).doesNotContain(secret));
        assertThat(passed.incident().context().value()).doesNotContain(secret).contains("[redacted:");
        assertThat(result(run).redactions()).isNotEmpty();
        assertThat(calls.ofRun(run.id())).allSatisfy(call -> assertThat(call.user().value()).doesNotContain(secret));
    }

    @Test
    void cancelsARunThatWaitsForItsModel() {
        MODEL.answersAfter(30_000, ReportOfAModel.VALID);
        RunId run = submit("stand-in");
        watch.follow(run, LONG, new RunWatch.Listener() {
            @Override
            public boolean progressed(List<StageRecord> stages) {
                return stages.getLast().stage() != Stage.ANALYSE;
            }

            @Override
            public void ended(TriageRun ended) {}
        });

        assertThat(triage.cancel(run)).isTrue();

        TriageRun ended = await(run);
        assertThat(ended.status()).isEqualTo(RunStatus.FAILED);
        assertThat(ended.reason()).isEqualTo("cancelled");
        assertThat(triage.cancel(run)).isFalse();
    }

    @Test
    void answersARepeatedRequestWithTheSameRun() {
        ManualReport report = ManualReport.ofText("Slow carts", "cart-api", ReportOfAModel.CONTEXT);
        RunRequest request = new RunRequest("signature", null, null);
        IntakeResult first = intake.submit(report, request, "key-1");
        IntakeResult second = intake.submit(report, request, "key-1");
        IntakeResult other = intake.submit(ManualReport.ofText("Other", "cart-api", "x"), request, "key-1");

        RunId run = runOf((IntakeResult.Passed) first);
        assertThat(((IntakeResult.Passed) second).acceptance())
                .isInstanceOfSatisfying(Acceptance.Repeated.class, r -> assertThat(r.run().id()).isEqualTo(run));
        assertThat(((IntakeResult.Passed) other).acceptance()).isInstanceOf(Acceptance.KeyReused.class);
    }

    @Test
    void triagesAgainKnowingMore() {
        IntakeResult.Passed passed = submit("signature",
                ManualReport.ofText(null, "cart-api", "cart-api answers slowly since 09:02 UTC"));
        await(runOf(passed));
        Acceptance again = intake.again(passed.incident().id(), new RunRequest("signature", null, null),
                "2026-06-02T09:04:11Z FATAL: sorry, too many clients already", null);
        TriageRun run = await(((Acceptance.Accepted) again).run().id());

        assertThat(run.status()).isEqualTo(RunStatus.VERIFIED);
        assertThat(result(run).verification().diagnosis().toString()).contains("too many clients already");
    }

    private RunId submit(String model) {
        return runOf(submit(model, ManualReport.ofText(null, "cart-api", ReportOfAModel.CONTEXT)));
    }

    private IntakeResult.Passed submit(String model, ManualReport report) {
        return (IntakeResult.Passed) intake.submit(report, new RunRequest(model, null, null), null);
    }

    private static RunId runOf(IntakeResult.Passed passed) {
        Incident incident = passed.incident();
        assertThat(incident.title().value()).isNotBlank();
        return ((Acceptance.Accepted) passed.acceptance()).run().id();
    }

    private TriageRun await(RunId run) {
        TriageRun ended = watch.awaitEnd(run, LONG).orElseThrow();
        assertThat(ended.status().isFinal()).as("ended within %s", LONG).isTrue();
        return ended;
    }

    private static TriageResult result(TriageRun run) {
        return Objects.requireNonNull(run.result(), run.reason());
    }
}
