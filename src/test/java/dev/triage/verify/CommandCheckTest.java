package dev.triage.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.triage.command.SqlSyntax;
import dev.triage.diagnosis.CauseCode;
import dev.triage.diagnosis.ChecklistStep;
import dev.triage.diagnosis.Command;
import dev.triage.diagnosis.CommandLanguage;
import dev.triage.diagnosis.Confidence;
import dev.triage.diagnosis.Diagnosis;
import dev.triage.diagnosis.FollowUp;
import dev.triage.diagnosis.Hypothesis;
import dev.triage.diagnosis.Impact;
import dev.triage.diagnosis.MitigationStep;
import dev.triage.diagnosis.Outcome;
import dev.triage.diagnosis.Phase;
import dev.triage.diagnosis.PostmortemDraft;
import dev.triage.diagnosis.Priority;
import dev.triage.diagnosis.Rollback;
import dev.triage.diagnosis.SeverityAssessment;
import dev.triage.fact.FactExtractor;
import dev.triage.incident.Severity;
import dev.triage.redact.Redactor;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandCheckTest {

    private static final String CONTEXT = "orders is slow, pid 4711 of batch runs for 10 min, cart pods in shop restart";
    private static final Rollback NONE = new Rollback("Cannot be undone; run it again", List.of());

    private List<Finding> findings = List.of();

    @Test
    void keepsOnlyReadsInTheChecklistAndPointsToWhereThingsStandAfterwards() {
        Diagnosis checked = check(List.of(
                look("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE state = 'active'"),
                look("SELECT count(*) FROM orders"), look("SELECT refresh_everything()"),
                look("SELECT pg_cancel_backend(4711)")), List.of(step(Phase.PREVENT, "Add an alert", "noise")));

        assertThat(checked.checklist()).extracting(ChecklistStep::command).containsExactly(
                new Command(CommandLanguage.SQL, "SELECT count(*) FROM orders"),
                new Command(CommandLanguage.SQL, "SELECT refresh_everything()"));
        assertThat(checked.mitigations()).hasSize(3).last().extracting(MitigationStep::action)
                .isEqualTo("Add an alert");
        assertThat(findings).extracting(Finding::rule, Finding::level, Finding::where).contains(
                tuple("command-unknown", FindingLevel.WARNING, "checklist[1].command"),
                tuple("terminates-everything", FindingLevel.ERROR, "mitigations[0].commands[0]"),
                tuple("checklist-changes-state", FindingLevel.WARNING, "mitigations[0].commands[0]"),
                tuple("checklist-changes-state", FindingLevel.WARNING, "mitigations[1].commands[0]"));
    }

    @Test
    void putsStepsInOrderAndMarksThemWhereTheyStandThen() {
        check(List.of(), List.of(step(Phase.PREVENT, "Add an alert", "noise"),
                step(Phase.STABILISE, "Drop it", "loses data", "DROP TABLE orders")));

        assertThat(findings).extracting(Finding::rule, Finding::where).contains(tuple("plan-order", "mitigations"),
                tuple("drops-data", "mitigations[0].commands[0]"));
    }

    @Test
    void mendsTheQueryBeforeItShedsTheConnectionsThatTheQueryFeeds() {
        MitigationStep shed = step(Phase.STABILISE, "End the storm", "callers see errors",
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'batch' AND state = 'idle'");
        MitigationStep index = step(Phase.FIX, "Build the index", "takes minutes of I/O",
                "CREATE INDEX CONCURRENTLY idx ON orders (user_id)");
        Diagnosis checked = check(diagnosis(List.of(
                new Hypothesis(CauseCode.CONNECTION_EXHAUSTION, "storm", List.of(), Confidence.HIGH, List.of(),
                        List.of(), "", CauseCode.MISSING_INDEX)),
                List.of(), List.of(shed, index)));

        assertThat(checked.mitigations()).extracting(MitigationStep::action).containsExactly("Build the index",
                "End the storm");
        assertThat(checked.mitigations()).extracting(MitigationStep::phase).containsExactly(Phase.FIX, Phase.FIX);
        assertThat(findings).extracting(Finding::rule, Finding::where)
                .contains(tuple("cause-before-shedding", "mitigations[1]"));
    }

    @Test
    void leavesThePlanAloneWhereNoQueryFeedsTheStorm() {
        MitigationStep shed = step(Phase.STABILISE, "Terminate idle sessions", "callers see errors");
        MitigationStep fix = step(Phase.FIX, "Build the index concurrently", "takes minutes of I/O");
        Diagnosis checked = check(List.of(), List.of(shed, fix));

        assertThat(checked.mitigations()).containsExactly(shed, fix);
        assertThat(findings).extracting(Finding::rule).doesNotContain("cause-before-shedding");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~',
            textBlock = """
                        CREATE INDEX idx ON orders (user_id)                 | Index creation locks the table briefly
                        CREATE INDEX idx ON orders (user_id)                 | 风险很低，短暂锁表
                        VACUUM FULL orders                                   | None
                        ALTER TABLE orders ALTER COLUMN id TYPE bigint       | No downtime
                        SELECT pg_terminate_backend(4711)                    | No risk
                        DELETE FROM orders WHERE id = 7                      | Safe
                        """)
    void marksARiskThatIsNotTrue(String command, String risk) {
        check(List.of(), List.of(step(Phase.FIX, "Do it", risk, command)));

        assertThat(findings).extracting(Finding::rule, Finding::where).contains(tuple("risk-understated",
                "mitigations[0].risk"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~',
            textBlock = """
                        CREATE INDEX CONCURRENTLY idx ON orders (user_id)    | Does not block writes, but takes I/O for minutes
                        SELECT count(*) FROM orders                          | None, it only reads
                        CREATE INDEX idx ON orders (user_id)                 | Blocks every write to orders until it is built
                        VACUUM orders                                        | Low
                        SELECT pg_terminate_backend(4711)                    | Its transaction is lost; not safe during a payment run
                        """)
    void takesARiskThatIsTrue(String command, String risk) {
        check(List.of(), List.of(step(Phase.FIX, "Do it", risk, command)));

        assertThat(findings).extracting(Finding::rule).doesNotContain("risk-understated");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~',
            textBlock = """
                        SQL     | CREATE INDEX CONCURRENTLY idx ON orders (user_id) | Drop it                  | DROP INDEX CONCURRENTLY other
                        SQL     | CREATE INDEX CONCURRENTLY idx ON orders (user_id) | Restart the service      |
                        SQL     | SELECT pg_terminate_backend(4711)                 | Restart the pods         |
                        SQL     | SELECT pg_terminate_backend(4711)                 | If it gets worse, wait   |
                        SQL     | ALTER ROLE batch SET statement_timeout = '30s'    | Reset it                 | ALTER ROLE batch RESET work_mem
                        KUBECTL | kubectl scale deploy/cart --replicas=6 -n shop    | Scale it                 | kubectl scale deploy/cart --replicas=6 -n shop
                        KUBECTL | kubectl scale deploy/cart --replicas=6 -n shop    | Scale something          | kubectl scale deploy/pods --replicas=2 -n shop
                        KUBECTL | kubectl rollout undo deploy/cart -n shop          | Wait                     |
                        """)
    void marksARollbackThatDoesNotUndo(CommandLanguage language, String command, String action,
            @Nullable String rollback) {
        check(List.of(), List.of(rolledBack(language, command, action, rollback)));

        assertThat(findings).extracting(Finding::rule, Finding::where)
                .contains(tuple("rollback-does-not-undo", "mitigations[0].rollback"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~',
            textBlock = """
                        SQL     | CREATE INDEX CONCURRENTLY idx ON orders (user_id) | Drop it                  | DROP INDEX CONCURRENTLY idx
                        SQL     | CREATE INDEX CONCURRENTLY idx ON orders (user_id) | 删除索引                  |
                        SQL     | SELECT pg_terminate_backend(4711)                 | Cannot be undone         |
                        SQL     | SELECT pg_cancel_backend(4711)                    | 无法撤销，重新执行即可       |
                        SQL     | ALTER ROLE batch SET statement_timeout = '30s'    | Reset it                 | ALTER ROLE batch RESET statement_timeout
                        KUBECTL | kubectl scale deploy/cart --replicas=6 -n shop    | Scale it back            | kubectl scale deploy/cart --replicas=2 -n shop
                        KUBECTL | kubectl rollout undo deploy/cart -n shop          | Roll it out again        |
                        """)
    void takesARollbackThatUndoes(CommandLanguage language, String command, String action, @Nullable String rollback) {
        check(List.of(), List.of(rolledBack(language, command, action, rollback)));

        assertThat(findings).extracting(Finding::rule).doesNotContain("rollback-does-not-undo", "no-rollback");
    }

    @Test
    void marksARollbackThatDoesHarmItself() {
        check(List.of(), List.of(rolledBack(CommandLanguage.SQL, "CREATE INDEX CONCURRENTLY idx ON orders (user_id)",
                "Drop it", "DROP INDEX idx")));

        assertThat(findings).extracting(Finding::rule, Finding::where)
                .contains(tuple("drop-index-blocks", "mitigations[0].rollback.commands[0]"));
    }

    @Test
    void takesARestartFirstOnlyAgainstACauseThatARestartMends() {
        Command restart = new Command(CommandLanguage.KUBECTL, "kubectl rollout restart deploy/cart -n shop");
        check(List.of(), List.of(new MitigationStep(Phase.STABILISE, "Restart", List.of(restart), null,
                "Requests in flight are cut off", NONE, null)));
        assertThat(findings).extracting(Finding::rule).contains("restart-first");

        check(List.of(), List.of(new MitigationStep(Phase.STABILISE, "Restart", List.of(restart),
                CauseCode.MEMORY_LEAK, "Requests in flight are cut off", NONE, null)));
        assertThat(findings).extracting(Finding::rule).doesNotContain("restart-first");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Free space: just run rm -rf /var/lib/postgresql/data and go on", "Run `DROP TABLE orders`",
            "Raise max_connections to 1000", "将 max_connections 调大到 1000", "Add an index on orders.status",
            "执行 kubectl delete ns shop", "Use curl http://tools/fix.sh | sh to mend it", "在 orders.status 上添加索引",
            "Then VACUUM FULL orders to get the space back", "kill -9 the backend with kill -9 4711"})
    void findsWhatStandsInSentences(String advice) {
        check(new Diagnosis("Slow.", new SeverityAssessment(Severity.SEV2, ""), Outcome.SUSPECTED, List.of(), List.of(),
                List.of(), new Impact("", List.of(), List.of()), postmortem(),
                List.of(new FollowUp(Priority.P1, advice, "team")), List.of()));

        assertThat(findings).anySatisfy(finding -> {
            assertThat(finding.where()).isEqualTo("followUps[0].action");
            assertThat(finding.level()).isEqualTo(FindingLevel.ERROR);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"Never run VACUUM FULL on orders during the day", "Do not raise max_connections",
            "Use CREATE INDEX CONCURRENTLY instead of CREATE INDEX on orders", "Alert at 80 % of max_connections",
            "Add an index on orders (user_id, status)", "不要执行 kill -9 4711", "Truncate long log lines",
            "Drop the idea of a bigger pool", "Review who may run kubectl in production"})
    void takesAWarningForNoCommand(String advice) {
        check(new Diagnosis("Slow.", new SeverityAssessment(Severity.SEV2, ""), Outcome.SUSPECTED, List.of(), List.of(),
                List.of(), new Impact("", List.of(), List.of()), postmortem(),
                List.of(new FollowUp(Priority.P1, advice, "team")), List.of()));

        assertThat(findings).isEmpty();
    }

    @Test
    void namesThatTheIncidentNeverMentionsAreMarked() {
        check(List.of(look("SELECT count(*) FROM invoices JOIN orders USING (id)"), look("SELECT pg_blocking_pids(99)"),
                look("SELECT pid FROM pg_stat_activity")), List.of());

        assertThat(findings).filteredOn(finding -> finding.rule().equals("name-not-in-context"))
                .extracting(Finding::where).containsExactly("checklist[0].command", "checklist[1].command");
        assertThat(findings.getFirst().reason()).contains("invoices").doesNotContain("orders");
    }

    @Test
    void passesOnWhatTheServersParserSays() {
        SqlSyntax parser = statements -> statements.stream()
                .map(sql -> sql.contains("FORM") ? "syntax error at or near \"orders\"" : "").toList();
        CommandCheck check = new CommandCheck(grounds(CONTEXT), parser);
        check.check(diagnosis(List.of(), List.of(look("SELECT 1"), look("SELECT a FORM orders")), List.of()));
        assertThat(check.findings()).extracting(Finding::rule, Finding::where)
                .contains(tuple("sql-syntax", "checklist[1].command"));

        CommandCheck mysql = new CommandCheck(grounds("MySQL 8 is slow, innodb waits"), parser);
        mysql.check(diagnosis(List.of(), List.of(look("SELECT a FORM orders")), List.of()));
        assertThat(mysql.findings()).extracting(Finding::rule).doesNotContain("sql-syntax");
    }

    private Diagnosis check(List<ChecklistStep> checklist, List<MitigationStep> plan) {
        return check(diagnosis(List.of(), checklist, plan));
    }

    private Diagnosis check(Diagnosis diagnosis) {
        CommandCheck check = new CommandCheck(grounds(CONTEXT), SqlSyntax.unchecked());
        Diagnosis checked = check.check(diagnosis);
        findings = check.findings();
        return checked;
    }

    private static Grounds grounds(String context) {
        return Grounds.of(new FactExtractor().extract(new Redactor().redact(context)));
    }

    private static ChecklistStep look(String sql) {
        return new ChecklistStep("Look", new Command(CommandLanguage.SQL, sql), "something");
    }

    private static MitigationStep step(Phase phase, String action, String risk, String... sql) {
        return new MitigationStep(phase, action,
                List.of(sql).stream().map(text -> new Command(CommandLanguage.SQL, text)).toList(), null, risk, NONE,
                null);
    }

    private static MitigationStep rolledBack(CommandLanguage language, String command, String action,
            @Nullable String rollback) {
        return new MitigationStep(Phase.FIX, "Do it", List.of(new Command(language, command)), null, "takes time",
                new Rollback(action, rollback == null ? List.of() : List.of(new Command(language, rollback))), null);
    }

    private static Diagnosis diagnosis(List<Hypothesis> hypotheses, List<ChecklistStep> checklist,
            List<MitigationStep> plan) {
        return new Diagnosis("Slow.", new SeverityAssessment(Severity.SEV2, ""), Outcome.SUSPECTED, hypotheses,
                checklist, plan, new Impact("", List.of(), List.of()), postmortem(), List.of(), List.of());
    }

    private static PostmortemDraft postmortem() {
        return new PostmortemDraft("", List.of(), "", "", "", "", List.of(), List.of(), List.of());
    }
}
