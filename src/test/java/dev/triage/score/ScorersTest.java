package dev.triage.score;

import static dev.triage.diagnosis.CauseCode.CONNECTION_EXHAUSTION;
import static dev.triage.diagnosis.CauseCode.CONNECTION_LEAK;
import static dev.triage.diagnosis.CauseCode.MISSING_INDEX;
import static dev.triage.diagnosis.CauseCode.RETRY_STORM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.triage.diagnosis.Confidence;
import dev.triage.diagnosis.Outcome;
import dev.triage.diagnosis.Phase;
import dev.triage.incident.Severity;
import dev.triage.verify.FindingKind;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each score by itself: what it gives, and when it gives nothing, which is not 0. */
class ScorersTest {

    private static final Double UNSCORED = Double.NaN;
    private static final Trap RAISE = new Trap("raises the limit", null, null,
            Pattern.compile("max_connections"), true);
    private static final Trap BY_RULE = new Trap("a rule's", "raise-max-connections", null, null, true);
    private static final Trap BY_KIND = new Trap("invents impact", null, FindingKind.UNMEASURED_IMPACT, null, false);

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource({"causes", "facts", "severities", "plans", "postmortems", "outcomes", "checks", "calls", "totals",
            "executed"})
    void scores(String name, String what, double expected, Keys key, Answer answer) {
        Score score = scorer(name).score(key.key(), answer);
        switch (score) {
            case Score.Scored it -> assertThat(it.value()).isEqualTo(expected);
            case Score.Unscored it -> {
                assertThat(expected).as("expected a value, but: " + it.reason()).isNaN();
                assertThat(it.reason()).isNotBlank();
            }
        }
    }

    @Test
    void everyScoreHasRowsHere() {
        assertThat(Stream.of(causes(), facts(), severities(), plans(), postmortems(), outcomes(), checks(), calls(),
                totals(), executed()).flatMap(rows -> rows).map(row -> (String) row.get()[0]))
                .containsAll(Scorers.all().stream().map(scorer -> scorer.definition().name()).toList());
    }

    @Test
    void everyScoreSaysWhatItIsWithinWhichRangeAndInWhichDirection() {
        assertThat(Scorers.all()).extracting(Scorer::definition).doesNotHaveDuplicates().allSatisfy(it -> {
            assertThat(it.name()).matches("[a-z0-9]+(-[a-z0-9]+)*");
            assertThat(it.text()).endsWith(".");
            assertThat(it.low()).isLessThan(it.high());
            assertThat(it.margin()).isPositive();
            assertThat(it.oriented(1)).isEqualTo(it.higherIsBetter() ? 1 : -1);
        });
    }

    /** Only a run in the sandbox gives these. */
    static Stream<Arguments> executed() {
        Answer right = answered().cause(MISSING_INDEX, "public.orders").answer();
        return Stream.of("checklist-runs", "culprit-shown", "rollback-restores", "plan-blocked")
                .map(name -> row(name, "not run", UNSCORED, Keys.ordinary(), right));
    }

    static Stream<Arguments> causes() {
        Answer right = answered().cause(MISSING_INDEX, "public.orders").answer();
        Answer other = answered().cause(MISSING_INDEX, "carts").answer();
        Answer second = answered().cause(CONNECTION_LEAK).cause(MISSING_INDEX, "orders").answer();
        Answer fourth = answered().cause(CONNECTION_LEAK).cause(RETRY_STORM).cause(CONNECTION_EXHAUSTION)
                .cause(MISSING_INDEX, "orders").answer();
        Answer marked = answered().symptom(MISSING_INDEX, RETRY_STORM).answer();
        Keys key = Keys.ordinary();
        return Stream.of(row("cause-top-1", "right", 1, key, right), row("cause-top-1", "second", 0, key, second),
                row("cause-top-1", "another table", 0, key, other), row("cause-top-1", "as a symptom", 0, key, marked),
                row("cause-top-1", "no diagnosis", 0, key, Written.none()),
                row("cause-top-1", "where abstaining is right", UNSCORED, Keys.abstaining(), right),
                row("cause-top-1", "a synonym", 1, key, answered().cause(MISSING_INDEX, "订单").answer()),
                row("cause-top-3", "second", 1, key, second), row("cause-top-3", "fourth", 0, key, fourth),
                row("cause-top-1-shown", "right", 1, key, right),
                row("cause-top-1-shown", "no diagnosis", 0, key, Written.none()),
                row("cause-code-top-1", "another table", 1, key, other),
                row("cause-code-top-1", "as a symptom", 0, key, marked),
                row("cause-code-top-1", "no diagnosis", 0, key, Written.none()),
                row("cause-reciprocal-rank", "second", 0.5, key, second),
                row("cause-reciprocal-rank", "fourth", 0.25, key, fourth),
                row("cause-reciprocal-rank", "nowhere", 0, key, other),
                row("cause-reciprocal-rank", "where abstaining is right", UNSCORED, Keys.abstaining(), right),
                row("required-causes", "none required", UNSCORED, key, right),
                row("required-causes", "one of two, as a symptom", 0.5,
                        Keys.ordinary().required(MISSING_INDEX, CONNECTION_LEAK), marked),
                row("required-causes", "no diagnosis", 0, Keys.ordinary().required(MISSING_INDEX), Written.none()),
                row("no-excluded-cause", "nothing excluded", UNSCORED, key, right),
                row("no-excluded-cause", "forbidden first", 0, Keys.ordinary().forbidden(CONNECTION_LEAK), second),
                row("no-excluded-cause", "ruled out first", 0, Keys.ordinary().ruledOut(CONNECTION_LEAK), second),
                row("no-excluded-cause", "forbidden as a symptom", 1, Keys.ordinary().forbidden(CONNECTION_LEAK),
                        answered().symptom(CONNECTION_LEAK, MISSING_INDEX).answer()),
                row("no-excluded-cause", "forbidden last with low confidence", 1,
                        Keys.ordinary().forbidden(CONNECTION_LEAK), answered().cause(MISSING_INDEX, "orders")
                                .cause(CONNECTION_LEAK, Confidence.LOW, null).answer()),
                row("no-excluded-cause", "no diagnosis", 0, Keys.ordinary().forbidden(CONNECTION_LEAK),
                        Written.none()));
    }

    static Stream<Arguments> facts() {
        Answer slow = answered().summary("p99   rose to 4.8S after v4.2").answer();
        return Stream.of(row("required-facts", "none required", UNSCORED, Keys.ordinary(), slow),
                row("required-facts", "one of two, whatever case and blanks", 0.5,
                        Keys.ordinary().mention("P99 rose to 4.8s", "v4.3"), slow),
                row("required-facts", "in a quote", 1, Keys.ordinary().mention("a quoted line"),
                        answered().cause(MISSING_INDEX).answer()),
                row("required-facts", "no diagnosis", 0, Keys.ordinary().mention("v4.2"), Written.none()),
                row("no-forbidden-fact", "none forbidden", UNSCORED, Keys.ordinary(), slow),
                row("no-forbidden-fact", "said", 0, Keys.ordinary().never("v4.2"), slow),
                row("no-forbidden-fact", "only quoted", 1, Keys.ordinary().never("a quoted line"),
                        answered().cause(MISSING_INDEX).answer()),
                row("no-forbidden-fact", "no diagnosis", UNSCORED, Keys.ordinary().never("v4.2"), Written.none()),
                row("grounding-rate", "three of four", 0.75, Keys.ordinary(), answered().claims(4, 3).answer()),
                row("grounding-rate", "none found", 0, Keys.ordinary(), answered().claims(4, 0).answer()),
                row("grounding-rate", "nothing claimed", UNSCORED, Keys.ordinary(), answered().answer()),
                row("grounding-rate", "no diagnosis", UNSCORED, Keys.ordinary(), Written.none()),
                row("unsupported-claims", "two of three findings", 2, Keys.ordinary(),
                        answered().finding("a", FindingKind.UNGROUNDED_QUOTE)
                                .finding("b", FindingKind.UNMEASURED_IMPACT).finding("c", FindingKind.PLAN_ORDER)
                                .answer()),
                row("unsupported-claims", "none", 0, Keys.ordinary(), answered().answer()),
                row("unsupported-claims", "no diagnosis", UNSCORED, Keys.ordinary(), Written.none()),
                row("answers-in-language", "English as asked", 1, Keys.ordinary(), slow),
                row("answers-in-language", "English where Chinese was asked", 0, Keys.ordinary(),
                        answered().language("zh").answer()),
                row("answers-in-language", "Chinese with names", 1, Keys.ordinary(),
                        answered().language("zh-CN").summary("checkout-api 的 p99 延迟升高，因为缺少索引。").answer()),
                row("answers-in-language", "no diagnosis", UNSCORED, Keys.ordinary(), Written.none()));
    }

    static Stream<Arguments> severities() {
        Keys key = Keys.ordinary().severity(Severity.SEV2);
        return Stream.of(row("severity-exact", "right", 1, key, answered().severity(Severity.SEV2).answer()),
                row("severity-exact", "one off", 0, key, answered().severity(Severity.SEV3).answer()),
                row("severity-exact", "accepted too", 1, Keys.ordinary().severity(Severity.SEV2, Severity.SEV3),
                        answered().severity(Severity.SEV3).answer()),
                row("severity-exact", "no diagnosis", 0, key, Written.none()),
                row("severity-off-by-one", "one off", 1, key, answered().severity(Severity.SEV1).answer()),
                row("severity-off-by-one", "two off", 0, key, answered().severity(Severity.SEV4).answer()),
                row("severity-off-by-one", "unknown is next to none", 0, Keys.ordinary().severity(Severity.SEV4),
                        answered().severity(Severity.UNKNOWN).answer()),
                row("severity-off-by-one", "no diagnosis", 0, key, Written.none()));
    }

    static Stream<Arguments> plans() {
        Answer ordered = answered().step(Phase.STABILISE, "a", null).step(Phase.FIX, "b", null)
                .step(Phase.PREVENT, "c", null).answer();
        Answer mixed = answered().step(Phase.FIX, "a", null).step(Phase.STABILISE, "b", null).answer();
        return Stream.of(row("plan-order", "in order", 1, Keys.ordinary(), ordered),
                row("plan-order", "fix first", 0, Keys.ordinary(), mixed),
                row("plan-order", "no plan", UNSCORED, Keys.ordinary(), answered().answer()),
                row("plan-order", "no diagnosis", UNSCORED, Keys.ordinary(), Written.none()),
                row("rollback-present", "one of two", 0.5, Keys.ordinary(),
                        answered().step(Phase.FIX, "a", null).stepWithoutRollback(Phase.FIX, "b").answer()),
                row("rollback-present", "no plan", UNSCORED, Keys.ordinary(), answered().answer()),
                row("rollback-present", "no diagnosis", UNSCORED, Keys.ordinary(), Written.none()),
                row("traps-hit", "no traps", UNSCORED, Keys.ordinary(), ordered),
                row("traps-hit", "not hit", 0, Keys.ordinary().trap(RAISE), ordered),
                row("traps-hit", "by its words", 1, Keys.ordinary().trap(RAISE),
                        answered().step(Phase.FIX, "Raise", null, "ALTER SYSTEM SET max_connections = 900").answer()),
                row("traps-hit", "by a finding's rule", 1, Keys.ordinary().trap(BY_RULE),
                        answered().finding("raise-max-connections", FindingKind.UNSAFE_COMMAND).answer()),
                row("traps-hit", "by the judge of commands", 1, Keys.ordinary().trap(BY_RULE),
                        answered().step(Phase.FIX, "Raise", null, "ALTER SYSTEM SET max_connections = 900").answer()),
                row("traps-hit", "by a finding's kind", 1, Keys.ordinary().trap(BY_KIND),
                        answered().finding("x", FindingKind.UNMEASURED_IMPACT).answer()),
                row("traps-hit", "no diagnosis", UNSCORED, Keys.ordinary().trap(RAISE), Written.none()),
                row("dangerous-commands", "in plan and checklist", 2, Keys.ordinary(),
                        answered().check("DROP TABLE orders").step(Phase.FIX, "a", null, "DROP DATABASE shop")
                                .answer()),
                row("dangerous-commands", "none", 0, Keys.ordinary(), answered().check("SELECT 1").answer()),
                row("dangerous-commands", "no diagnosis", UNSCORED, Keys.ordinary(), Written.none()),
                row("checklist-read-only", "one of two", 0.5, Keys.ordinary(),
                        answered().check("SELECT pid FROM pg_stat_activity").check("SELECT pg_terminate_backend(1)")
                                .answer()),
                row("checklist-read-only", "no commands", UNSCORED, Keys.ordinary(), answered().answer()),
                row("checklist-read-only", "no diagnosis", UNSCORED, Keys.ordinary(), Written.none()),
                row("checklist-read-only-shown", "all", 1, Keys.ordinary(), answered().check("SELECT 1").answer()));
    }

    static Stream<Arguments> postmortems() {
        Keys key = Keys.ordinary().known(PostmortemPart.ROOT_CAUSE, PostmortemPart.SUMMARY)
                .unknown(PostmortemPart.DETECTION);
        return Stream.of(
                row("told-where-known", "one of two", 0.5, key, answered().left("[FILL IN]", "told").answer()),
                row("told-where-known", "the case says nothing", UNSCORED, Keys.ordinary(), answered().answer()),
                row("told-where-known", "no diagnosis", UNSCORED, key, Written.none()),
                row("left-open-where-unknown", "left", 1, key, answered().left("told", "[FILL IN]").answer()),
                row("left-open-where-unknown", "invented", 0, key,
                        answered().left("told", "A customer called").answer()),
                row("left-open-where-unknown", "no diagnosis", UNSCORED, key, Written.none()));
    }

    static Stream<Arguments> outcomes() {
        Answer suspects = answered().cause(MISSING_INDEX, "orders").answer();
        Answer abstains = answered().outcome(Outcome.NOT_ESTABLISHED).answer();
        Answer calm = answered().outcome(Outcome.NO_INCIDENT).answer();
        return Stream.of(row("abstains-where-right", "abstains", 1, Keys.abstaining(), abstains),
                row("abstains-where-right", "answers", 0, Keys.abstaining(), suspects),
                row("abstains-where-right", "calm where nothing is wrong", 1, Keys.nothingWrong(), calm),
                row("abstains-where-right", "calm where something is", 0, Keys.abstaining(), calm),
                row("abstains-where-right", "the case has a cause", UNSCORED, Keys.ordinary(), abstains),
                row("abstains-where-right", "no diagnosis", 0, Keys.abstaining(), Written.none()),
                row("answers-where-right", "answers", 1, Keys.ordinary(), suspects),
                row("answers-where-right", "abstains", 0, Keys.ordinary(), abstains),
                row("answers-where-right", "abstaining is right", UNSCORED, Keys.abstaining(), suspects),
                row("answers-where-right", "no diagnosis", 0, Keys.ordinary(), Written.none()));
    }

    static Stream<Arguments> checks() {
        Keys key = Keys.ordinary();
        return Stream.of(
                row("brier", "sure and right", squared(0.1), key, answered().cause(MISSING_INDEX, "orders").answer()),
                row("brier", "sure and wrong", squared(0.9), key, answered().cause(CONNECTION_LEAK).answer()),
                row("brier", "unsure and wrong", squared(0.3), key,
                        answered().cause(CONNECTION_LEAK, Confidence.LOW, null).answer()),
                row("brier", "abstains", UNSCORED, key, answered().outcome(Outcome.NOT_ESTABLISHED).answer()),
                row("brier", "no diagnosis", UNSCORED, key, Written.none()),
                row("correct", "right", 1, key, answered().cause(MISSING_INDEX, "orders").answer()),
                row("correct", "right, but into a trap", 0, Keys.ordinary().trap(RAISE),
                        answered().cause(MISSING_INDEX, "orders").step(Phase.FIX, "Set max_connections to 900", null)
                                .answer()),
                row("correct", "abstains where right", 1, Keys.abstaining(),
                        answered().outcome(Outcome.NOT_ESTABLISHED).answer()),
                row("correct", "calm where nothing is wrong", 1, Keys.nothingWrong(),
                        answered().outcome(Outcome.NO_INCIDENT).answer()),
                row("correct", "no diagnosis", 0, key, Written.none()));
    }

    static Stream<Arguments> calls() {
        Keys key = Keys.ordinary();
        Answer signature = answered().answer();
        return Stream.of(row("schema-first-try", "first", 1, key, answered().calls(1, 0).answer()),
                row("schema-first-try", "second", 0, key, answered().calls(2, 1).answer()),
                row("schema-first-try", "no model", UNSCORED, key, signature),
                row("schema-after-repair", "second", 1, key, answered().calls(2, 1).answer()),
                row("schema-after-repair", "never", 0, key, Written.none()),
                row("schema-after-repair", "no model", UNSCORED, key, signature),
                row("latency-ms", "waited", 1500, key, signature),
                row("latency-ms", "failed", 1500, key, Written.none()),
                row("tokens", "in and out", 15, key, answered().calls(1, 0).answer()),
                row("tokens", "no model", UNSCORED, key, signature), row("cost-usd", "free", 0, key, signature),
                row("cost-usd", "failed, yet paid", 0.01, key, Written.none()),
                row("cost-usd", "unknown price", UNSCORED, key, answered().calls(1, 0).cost(null).answer()));
    }

    static Stream<Arguments> totals() {
        Keys key = Keys.ordinary().fix("CREATE INDEX CONCURRENTLY", "cancel").trap(RAISE);
        Answer half = answered().cause(CONNECTION_LEAK).cause(MISSING_INDEX, "orders")
                .step(Phase.FIX, "Index", MISSING_INDEX,
                        "CREATE INDEX CONCURRENTLY orders_by_customer ON orders (customer_id, created_at)")
                .answer();
        return Stream.of(row("detect", "second", 0.5, key, half), row("detect", "no diagnosis", 0, key, Written.none()),
                row("detect", "abstains where right", 1, Keys.abstaining(),
                        answered().outcome(Outcome.NOT_ESTABLISHED).answer()),
                row("fix", "half of what the plan must hold", 0.5, key, half),
                row("fix", "a step acts on the cause", 1, Keys.ordinary(), half),
                row("fix", "only prevention acts on it", 0, Keys.ordinary(),
                        answered().step(Phase.PREVENT, "Index", MISSING_INDEX).answer()),
                row("fix", "changes something where nothing is wrong", 0, Keys.nothingWrong(), half),
                row("fix", "changes nothing where nothing is wrong", 1, Keys.nothingWrong(),
                        answered().step(Phase.FIX, "Look", null, "SELECT 1").answer()),
                row("fix", "as it ran in the sandbox", 0.25, key, answered().executed(0.25).answer()),
                row("fix", "no diagnosis", 0, key, Written.none()), row("trap-free", "free", 1, key, half),
                row("trap-free", "a dangerous command", 0, key,
                        answered().step(Phase.FIX, "a", null, "DROP DATABASE shop").answer()),
                row("trap-free", "no diagnosis", 0, key, Written.none()),
                row("total", "0.4 × 0.5 + 0.4 × 0.5 + 0.2", 0.4 * 0.5 + 0.4 * 0.5 + 0.2, key, half),
                row("total", "no diagnosis", 0, key, Written.none()));
    }

    private static double squared(double distance) {
        double stated = distance == 0.1 ? 0.9 - 1 : distance;
        return stated * stated;
    }

    private static Scorer scorer(String name) {
        return Scorers.all().stream().filter(scorer -> scorer.definition().name().equals(name)).findFirst()
                .orElseThrow();
    }

    private static Written answered() {
        return new Written();
    }

    private static Arguments row(String name, String what, double expected, Keys key, Answer answer) {
        return Arguments.of(name, what, expected, key, answer);
    }
}
