package dev.triage.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.triage.diagnosis.Command;
import dev.triage.diagnosis.CommandLanguage;
import dev.triage.diagnosis.Diagnosis;
import dev.triage.diagnosis.Impact;
import dev.triage.diagnosis.MitigationStep;
import dev.triage.diagnosis.Outcome;
import dev.triage.diagnosis.Phase;
import dev.triage.diagnosis.PostmortemDraft;
import dev.triage.diagnosis.Rollback;
import dev.triage.diagnosis.SeverityAssessment;
import dev.triage.fact.FactExtractor;
import dev.triage.incident.Severity;
import dev.triage.redact.Redactor;
import dev.triage.runbook.RunbookMatch;
import dev.triage.runbook.RunbookSection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunbookRuleTest {

    private final Ledger ledger = new Ledger(new CheckWords("en"));

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            textBlock = """
                        Prefer cancelling a query over terminating its session.   | Terminate the sessions of the job
                        Pause the importer before you restart the consumers.      | Restart the consumers
                        Never delete the PVC of a broker.                         | Delete the PVC of broker 2
                        Do not restart the primary while a backup runs.           | Restart the primary
                        Before failing over, take a snapshot.                     | Fail over to the standby
                        Take a snapshot before deleting old partitions.           | Delete old partitions
                        Avoid scaling the workers to zero.                        | Scale the workers to zero
                        First drain the node, then reboot it.                     | Reboot the node
                        优先取消查询，而不是终止会话。                              | 终止占用连接的会话
                        重启消费者之前必须先暂停导入任务。                           | 重启消费者
                        先备份再删除旧分区。                                       | 删除旧分区
                        禁止直接删除主库的数据卷。                                  | 删除主库的数据卷
                        """)
    void marksAStepThatBreaksARule(String rule, String step) {
        check(rule, step(step));

        assertThat(ledger.findings()).as(rule).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("runbook-rule-broken");
            assertThat(finding.where()).isEqualTo("mitigations[0]");
            assertThat(finding.reason()).contains(rule);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            textBlock = """
                        Prefer cancelling a query over terminating its session. | Cancel the slow query                   | Terminate the sessions that are left
                        Pause the importer before you restart the consumers.    | Pause the importer                      | Restart the consumers
                        Take a snapshot before deleting old partitions.         | Take a snapshot of the volume           | Delete old partitions
                        Never delete the PVC of a broker.                       | Restart broker 2                        | Add an alert on disk usage
                        先备份再删除旧分区。                                     | 对数据卷做快照备份                       | 删除旧分区
                        Restarting takes two minutes.                           | Restart the service                     | Watch the error rate
                        """)
    void leavesAStepAloneThatKeepsTheRules(String rule, String first, String second) {
        check(rule, step(first), step(second));

        assertThat(ledger.findings()).as(rule).isEmpty();
    }

    @Test
    void citesTheSectionWhoseRuleAStepKeeps() {
        Diagnosis checked = check("Prefer cancelling a query over terminating its session.",
                step("Cancel the slow query", "SELECT pg_cancel_backend(4711)"));

        assertThat(checked.mitigations().getFirst().runbook()).isEqualTo("Storms / Ending sessions");
    }

    private Diagnosis check(String section, MitigationStep... steps) {
        Grounds grounds = new Grounds(new FactExtractor().extract(new Redactor().redact("errors")), "",
                List.of(new RunbookMatch(new RunbookSection("Storms", "Ending sessions", "s#e",
                        new Redactor().redact("Some words.\n\n- " + section + "\n")), 1, 1, 1)),
                List.of(), "en");
        return new RunbookRules(grounds, ledger).check(new Diagnosis("Errors.",
                new SeverityAssessment(Severity.SEV2, ""), Outcome.SUSPECTED, List.of(), List.of(), List.of(steps),
                new Impact("", List.of(), List.of()),
                new PostmortemDraft("", List.of(), "", "", "", "", List.of(), List.of(), List.of()), List.of(),
                List.of()));
    }

    private static MitigationStep step(String action, String... sql) {
        return new MitigationStep(Phase.STABILISE, action,
                Stream.of(sql).map(text -> new Command(CommandLanguage.SQL, text)).toList(), null, "none",
                new Rollback("undo", List.of()), null);
    }
}
