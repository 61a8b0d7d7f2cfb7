package dev.triage.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.triage.ReportOfAModel;
import dev.triage.StandInModel;
import dev.triage.TestDatabase;
import dev.triage.TriageApplication;
import dev.triage.feedback.Feedback;
import dev.triage.feedback.Verdict;
import dev.triage.intake.Intake;
import dev.triage.intake.IntakeResult;
import dev.triage.intake.ManualReport;
import dev.triage.triage.Acceptance;
import dev.triage.triage.RunChoices;
import dev.triage.triage.RunDefault;
import dev.triage.triage.RunDefaultChange;
import dev.triage.triage.RunId;
import dev.triage.triage.RunRepository;
import dev.triage.triage.RunRequest;
import dev.triage.triage.RunWatch;
import dev.triage.triage.TriageRun;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Candidates on live runs: real database, real job queue, a provider over real HTTP. */
@SpringBootTest(classes = TriageApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"triage.llm.presets=false", "triage.llm.embedding-warm-up=false", "triage.shadow.every=1h"})
@ContextConfiguration(initializers = TestDatabase.class)
class ShadowTest {

    private static final StandInModel MODEL = new StandInModel();
    private static final RunDefault SIGNATURE = new RunDefault("signature", "v2");
    private static final RunDefault STAND_IN = new RunDefault("stand-in", "v2");
    private static final BigDecimal FIVE = new BigDecimal("5");

    @Autowired
    private Shadow shadow;
    @Autowired
    private ShadowWork work;
    @Autowired
    private ShadowRepository shadowRuns;
    @Autowired
    private Intake intake;
    @Autowired
    private RunWatch watch;
    @Autowired
    private RunRepository runs;
    @Autowired
    private RunChoices choices;
    @Autowired
    private Feedback feedback;

    @DynamicPropertySource
    static void model(DynamicPropertyRegistry registry) {
        for (String property : MODEL.properties(0, "stand-in")) {
            String[] parts = property.split("=", 2);
            registry.add(parts[0], () -> parts[1]);
        }
        registry.add("triage.prompts.default", () -> "v2");
    }

    @AfterAll
    static void stop() {
        MODEL.close();
    }

    @AfterEach
    void endCandidates() {
        shadow.candidates().forEach(candidate -> shadow.end(candidate.id(), "test"));
        shadow.promote(SIGNATURE, seen(), "test", "back to where tests begin");
    }

    @Test
    void worksOnALiveIncidentUnseen() {
        MODEL.answers(ReportOfAModel.VALID);
        Candidate candidate = started(STAND_IN, 1, FIVE);
        TriageRun live = triaged(null);
        work.pass();

        ShadowRun done = only(candidate);
        assertThat(done.status()).as(done.reason()).isEqualTo(ShadowStatus.DIAGNOSED);
        assertThat(done.runId()).isEqualTo(live.id());
        SideMeasures measured = Objects.requireNonNull(done.candidate());
        assertThat(measured.cause()).isEqualTo("SLOW_QUERY");
        assertThat(measured.costUsd()).isEqualByComparingTo("0.00209753");
        assertThat(spent(candidate)).isEqualByComparingTo("0.00209753");
        assertThat(shadow.calls(candidate.id(), live.id())).singleElement()
                .satisfies(call -> assertThat(call.user()).contains("canceling statement due to statement timeout"));
        assertThat(shadow.report(candidate, live).orElseThrow().result()).isNotNull();
        assertThat(runs.ofIncident(live.incidentId())).as("what people and later runs see")
                .extracting(TriageRun::id).containsExactly(live.id());
        assertThat(runs.find(live.id())).contains(live);
    }

    @Test
    void looksAtNoRunTwiceAndAtNoneThatChoseAnotherModel() {
        MODEL.answers(ReportOfAModel.VALID);
        Candidate candidate = started(STAND_IN, 1, FIVE);
        triaged(new RunRequest("stand-in", null, null));
        TriageRun live = triaged(null);
        work.pass();
        int asked = MODEL.asked();

        assertThat(work.pass()).isZero();
        assertThat(MODEL.asked()).isEqualTo(asked);
        assertThat(only(candidate).runId()).isEqualTo(live.id());
    }

    @Test
    void drawsTheStatedShareOfIncidents() {
        MODEL.answers(ReportOfAModel.VALID);
        Candidate candidate = started(STAND_IN, 1e-7, FIVE);
        triaged(null);
        work.pass();

        assertThat(shadow.runs(candidate.id())).isEmpty();
    }

    @Test
    void stopsBeforeACallThatCouldPassTheBudget() {
        MODEL.answers(ReportOfAModel.VALID);
        Candidate candidate = started(STAND_IN, 1, new BigDecimal("0.001"));
        triaged(null);
        work.pass();

        assertThat(MODEL.asked()).isZero();
        assertThat(only(candidate).status()).isEqualTo(ShadowStatus.SKIPPED);
        assertThat(only(candidate).reason()).contains("budget");
        assertThat(spent(candidate)).isZero();
    }

    @Test
    void takesWhatWasReservedWhenTheProcessWasKilledAsSpent() {
        MODEL.answers(ReportOfAModel.VALID);
        Candidate candidate = started(STAND_IN, 1, FIVE);
        TriageRun live = triaged(null);
        shadowRuns.sample(10, java.time.Instant.now());
        ShadowRepository.Waiting waiting = new ShadowRepository.Waiting(candidate.id(), live.id());
        shadowRuns.begin(waiting);
        shadowRuns.reserve(waiting, new BigDecimal("0.25"));
        work.pass();

        assertThat(only(candidate).status()).isEqualTo(ShadowStatus.DIAGNOSED);
        assertThat(spent(candidate)).isEqualByComparingTo("0.25209753");
    }

    @Test
    void tellsTheModelsFailureFromOneOnTheWay() {
        MODEL.answers(ReportOfAModel.PROSE);
        Candidate candidate = started(STAND_IN, 1, FIVE);
        triaged(null);
        work.pass();
        assertThat(only(candidate).status()).isEqualTo(ShadowStatus.MODEL_FAILED);

        MODEL.fails(401);
        triaged(null);
        work.pass();
        assertThat(shadow.runs(candidate.id())).extracting(ShadowRun::status)
                .containsExactly(ShadowStatus.INFRASTRUCTURE, ShadowStatus.MODEL_FAILED);
    }

    @Test
    void comparesByWhatPeopleMarked() {
        MODEL.answers(ReportOfAModel.VALID);
        Candidate candidate = started(STAND_IN, 1, FIVE);
        TriageRun live = triaged(null);
        work.pass();
        feedback.mark(live.id(), 1, Verdict.WRONG, "kim");

        ShadowRun done = only(candidate);
        assertThat(done.currentSeen()).isEqualTo(Seen.WRONG);
        assertThat(done.candidateSeen()).isEqualTo(ShadowComparison.isSameCause(done) ? Seen.WRONG : Seen.UNKNOWN);
    }

    @Test
    void promotesForEveryRunThatNamesNoModelAndGoesBack() {
        MODEL.answers(ReportOfAModel.VALID);
        Candidate candidate = started(STAND_IN, 1, FIVE);
        assertThat(shadow.promote(STAND_IN, seen(), "kim", "40 of 50 right")).isTrue();

        assertThat(choices.defaultModel()).isEqualTo("stand-in");
        assertThat(triaged(null).model()).isEqualTo("stand-in");
        assertThat(shadow.candidate(candidate.id()).orElseThrow().isRunning()).isFalse();
        RunDefaultChange change = shadow.changes().getFirst();
        assertThat(change.author()).isEqualTo("kim");
        assertThat(change.reason()).isEqualTo("40 of 50 right");
        assertThat(change.before()).isEqualTo(SIGNATURE);

        assertThat(shadow.promote(change.before(), seen(), "kim", "too slow at night")).isTrue();
        assertThat(triaged(null).model()).isEqualTo("signature");
        assertThat(shadow.changes()).extracting(RunDefaultChange::reason).startsWith("too slow at night",
                "40 of 50 right");
    }

    @Test
    void promotesNothingOverAChangeThatTheAuthorDidNotSee() {
        long before = seen();
        shadow.promote(STAND_IN, before, "kim", "first");

        assertThat(shadow.promote(SIGNATURE, before, "lee", "second")).isFalse();
        assertThat(shadow.current()).isEqualTo(STAND_IN);
    }

    @Test
    void startsOnlyWhatCanBeCompared() {
        assertThat(shadow.start(new RunDefault("none", "v2"), 1, FIVE, "kim"))
                .isEqualTo(new StartResult.Refused(StartResult.Refusal.UNKNOWN_CHOICE));
        assertThat(shadow.start(new RunDefault("signature", "v1"), 1, FIVE, "kim"))
                .isEqualTo(new StartResult.Refused(StartResult.Refusal.IS_CURRENT));
        assertThat(shadow.start(STAND_IN, 1.01, FIVE, "kim"))
                .isEqualTo(new StartResult.Refused(StartResult.Refusal.OUT_OF_BOUNDS));
        started(STAND_IN, 1, FIVE);
        assertThat(shadow.start(STAND_IN, 1, FIVE, "kim"))
                .isEqualTo(new StartResult.Refused(StartResult.Refusal.TOO_MANY));
    }

    private long seen() {
        List<RunDefaultChange> changes = shadow.changes();
        return changes.isEmpty() ? 0 : changes.getFirst().number();
    }

    private Candidate started(RunDefault choice, double share, BigDecimal budget) {
        StartResult result = shadow.start(choice, share, budget, "kim");
        assertThat(result).isInstanceOf(StartResult.Started.class);
        return ((StartResult.Started) result).candidate();
    }

    private BigDecimal spent(Candidate candidate) {
        return shadow.counts().getOrDefault(candidate.id(), ShadowCounts.NONE).spentUsd();
    }

    private ShadowRun only(Candidate candidate) {
        assertThat(shadow.runs(candidate.id())).hasSize(1);
        return shadow.runs(candidate.id()).getFirst();
    }

    private TriageRun triaged(@org.jspecify.annotations.Nullable RunRequest request) {
        IntakeResult.Passed passed = (IntakeResult.Passed) intake.submit(
                ManualReport.ofText("Slow carts " + UUID.randomUUID(), "cart-api", ReportOfAModel.CONTEXT),
                request == null ? new RunRequest(null, null, null) : request, null);
        RunId run = ((Acceptance.Accepted) passed.acceptance()).run().id();
        TriageRun ended = watch.awaitEnd(run, Duration.ofSeconds(60)).orElseThrow();
        assertThat(ended.status().isFinal()).isTrue();
        return ended;
    }
}
