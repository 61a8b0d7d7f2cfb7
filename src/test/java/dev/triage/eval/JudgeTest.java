package dev.triage.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.triage.ReportOfAModel;
import dev.triage.StandInModel;
import dev.triage.diagnosis.DiagnosisJson;
import dev.triage.evalreport.JudgementText;
import dev.triage.llm.LlmClient;
import dev.triage.redact.Redactor;
import dev.triage.score.Scorers;
import dev.triage.stats.Kappa;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A judge of prose over real HTTP. */
class JudgeTest {

    private static final Path POLICY_FILE = Path.of("eval/judge/policy.yaml");
    private static final JudgePolicy POLICY = JudgePolicy.read(POLICY_FILE);
    private static final JsonMapper JSON = new JsonMapper();
    private static final StandInModel JUDGE = new StandInModel();
    private static final StandInModel ANALYST = new StandInModel();
    private static final ConfigurableApplicationContext BEANS = EvalBeans.start(arguments());

    @TempDir
    private Path folder = Path.of("");

    @AfterAll
    static void stop() {
        BEANS.close();
        JUDGE.close();
        ANALYST.close();
    }

    @BeforeEach
    void answer() {
        JUDGE.answers(grades(4, 3, 4, 5, 5));
        ANALYST.answers(DiagnosisJson.write(DiagnosisJson.read(ReportOfAModel.VALID)));
    }

    @Test
    void asksWithThePolicyAndTheSchemaAndShowsNeitherKeyNorArm() {
        RunResults results = run(1, "c001");
        List<Judgement> judgements = judge(null).judge(results, arms(results));

        assertThat(judgements).hasSize(1);
        assertThat(judgements.getFirst().grades()).containsExactly(Map.entry("clarity", 4), Map.entry("economy", 3),
                Map.entry("reasoning", 4), Map.entry("usability", 5), Map.entry("tone", 5));
        JsonNode sent = JSON.readTree(JUDGE.questions().getFirst());
        assertThat(sent.path("model").asString()).isEqualTo("stand-in-1");
        assertThat(sent.path("temperature").asDouble()).isZero();
        assertThat(sent.path("response_format").path("type").asString()).isEqualTo("json_schema");
        JsonNode schema = sent.path("response_format").path("json_schema");
        assertThat(schema.path("strict").asBoolean()).isTrue();
        assertThat(schema.path("schema").path("required").valueStream().map(JsonNode::asString))
                .containsExactly("clarity", "economy", "reasoning", "usability", "tone");
        assertThat(sent.path("messages").get(0).path("role").asString()).isEqualTo("system");
        assertThat(sent.path("messages").get(0).path("content").asString()).contains("prose only")
                .contains("who was woken a minute ago");
        String user = sent.path("messages").get(1).path("content").asString();
        assertThat(user).startsWith("BEGIN REPORT ").contains("cart-api p99 latency rose from 200ms to 3.1s")
                .doesNotContain("SLOW_QUERY").doesNotContain("gpt-analyst").doesNotContain("kubectl");
    }

    @Test
    void whatWasJudgedIsNotAskedAgainAndWhatCouldNotBeReadIs() {
        RunResults results = run(1, "c001");
        JUDGE.answers("{\"clarity\":{\"grade\":6,\"reason\":\"\"}}");
        List<Judgement> unusable = judge(null).judge(results, arms(results));
        assertThat(unusable.getFirst().grades()).isEmpty();
        assertThat(unusable.getFirst().failure()).contains("clarity");

        JUDGE.answers(grades(4, 4, 4, 4, 4));
        judge(null).judge(results, arms(results));
        judge(null).judge(results, arms(results));
        assertThat(JUDGE.asked()).isEqualTo(1);
    }

    @Test
    void itsOwnFamilyIsRefusedAndSoIsWhoeverTheNameDoesNotTell() {
        RunResults results = run(1, "c001");
        assertThatThrownBy(() -> judge(null).check(List.of(new Arm("v1", "stand-in-large"))))
                .hasMessageContaining("OURS").hasMessageContaining("take a judge of another");
        assertThatThrownBy(() -> judge(null).check(List.of(new Arm("v1", "our-finetune"))))
                .hasMessageContaining("not known by its name");
        assertThatThrownBy(() -> judge("no-such-model", null)).hasMessageContaining("is not there");
        assertThat(ModelFamily.of("deepseek-r1-distill-llama-70b")).as("of two families").isEmpty();
        assertThat(ModelFamily.of("accounts/x/models/qwen3-32b")).contains(ModelFamily.ALIBABA);
        assertThat(ModelFamily.of("gpt-4.1")).contains(ModelFamily.OPENAI);
        assertThat(ModelFamily.of("claude-sonnet-4-5")).contains(ModelFamily.ANTHROPIC);
        assertThat(results.cells()).hasSize(1);
    }

    @Test
    void theBudgetStopsBeforeTheNextCallCouldPassIt() {
        RunResults results = run(1, "c001");
        assertThat(judge("judge", new BigDecimal("0.0001")).judge(results, arms(results))).isEmpty();
        assertThat(JUDGE.asked()).isZero();
    }

    @Test
    void agreementWithPeopleStandsBesideTheBaseRates() throws IOException {
        RunResults results = run(1, "c001", "c002");
        List<Judgement> judgements = judge(null).judge(results, arms(results));
        Path labels = folder.resolve("labels.csv");
        Files.writeString(labels, "case,language,arm,repeat,dimension,grade\n"
                + "c001,en,v1/gpt-analyst,1,clarity,4\nc002,en,v1/gpt-analyst,1,clarity,2\n");
        Map<String, Kappa> agreement = HandLabels.read(labels, POLICY).agreement(judgements, POLICY);

        assertThat(agreement).containsOnlyKeys("clarity");
        Kappa clarity = Objects.requireNonNull(agreement.get("clarity"));
        assertThat(clarity.agreement()).isEqualTo(0.5);
        assertThat(clarity.kappa()).as("the judge always gave the same grade").isZero();
        assertThat(JudgementText.of(POLICY, judgements, agreement)).contains("| v1/gpt-analyst | 2 | 0 | 4.0")
                .contains("0 %, 50 %, 0 %, 50 %, 0 %").contains("0 %, 0 %, 0 %, 100 %, 0 %");
        assertThat(JudgementText.of(POLICY, judgements, Map.of())).contains("is not known");
    }

    @Test
    void labelsThatAreWrongAreToldLineByLine() throws IOException {
        Path labels = folder.resolve("wrong.csv");
        Files.writeString(labels, "case,language,arm,repeat,dimension,grade\nc001,en,a,1,beauty,4\n"
                + "c001,en,a,1,tone,6\nc001,en,a,1,tone,5\nc001,en,a,1,tone,5\n");
        assertThatThrownBy(() -> HandLabels.read(labels, POLICY)).hasMessageContaining("line 2")
                .hasMessageContaining("line 3").hasMessageContaining("line 5: is there twice");
    }

    @Test
    void noScoreGoesByAJudge() {
        assertThat(Scorers.all()).extracting(scorer -> scorer.definition().name())
                .doesNotContainAnyElementsOf(POLICY.names());
        RunResults results = run(1, "c001");
        List<ScoredCell> before = results.cells();
        judge(null).judge(results, arms(results));
        assertThat(RunResults.open(results.place()).cells()).isEqualTo(before);
    }

    private RunResults run(int repeats, String... cases) {
        Matrix matrix = new Matrix("judged", Path.of("eval/cases"), List.of(cases), List.of("v1"),
                List.of("gpt-analyst"), List.of(Matrix.OWN), repeats, Map.of(), List.of(), MatrixFile.DECIDING);
        Path out = folder.resolve("run");
        BEANS.getBean(EvalRunner.class).run(new RunPlan(matrix, false, out, null, null, null, false, "test"),
                state -> {});
        return RunResults.open(out);
    }

    private static List<Arm> arms(RunResults results) {
        return results.cells().stream().map(cell -> cell.id().arm()).distinct().toList();
    }

    private static Judge judge(@org.jspecify.annotations.Nullable BigDecimal budget) {
        return judge("judge", budget);
    }

    private static Judge judge(String model, @org.jspecify.annotations.Nullable BigDecimal budget) {
        return new Judge(BEANS.getBean(LlmClient.class), BEANS.getBean(Redactor.class), model, POLICY, budget);
    }

    private static String grades(int... given) {
        List<String> names = POLICY.names();
        StringBuilder json = new StringBuilder("{");
        for (int i = 0; i < given.length; i++) {
            json.append(i == 0 ? "" : ",").append("\"%s\":{\"grade\":%d,\"reason\":\"so\"}".formatted(names.get(i),
                    given[i]));
        }
        return json.append("}").toString();
    }

    private static String[] arguments() {
        List<String> all = new ArrayList<>(List.of("--triage.llm.presets=false"));
        Arrays.stream(ANALYST.properties(0, "gpt-analyst")).forEach(each -> all.add("--" + each));
        Arrays.stream(JUDGE.properties(1, "judge")).forEach(each -> all.add("--" + each));
        return all.toArray(String[]::new);
    }
}
