package dev.triage.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.triage.diagnosis.Diagnosis;
import dev.triage.diagnosis.EvidenceSource;
import dev.triage.diagnosis.MitigationStep;
import dev.triage.diagnosis.Phase;
import dev.triage.diagnosis.TimelineEntry;
import dev.triage.incident.IncidentId;
import dev.triage.incident.Resolution;
import dev.triage.incident.ServiceName;
import dev.triage.incident.Severity;
import dev.triage.redact.RedactedText;
import dev.triage.redact.Redactor;
import dev.triage.runbook.RunbookMatch;
import dev.triage.runbook.RunbookSection;
import dev.triage.similar.MatchReason;
import dev.triage.similar.SimilarIncident;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportWritingTest {

    private static final String CONTEXT = """
                                          10:40 UTC — basket-api v9.2 shipped
                                          10:52 UTC basket-api p99 latency from 140ms to 3.9s, error rate from 0.2% to 14%
                                          10:53 UTC slow query: SELECT * FROM basket_items WHERE basket_ref = 'b-1' (no index on basket_ref, full table scan)
                                          10:55 UTC Pager: BasketErrorRateHigh, customers report failed checkouts
                                          10:57 UTC "database looks fine" (mis-diagnosis)
                                          11:04 UTC rolled back basket-api to v9.1
                                          """;

    @Test
    void summarisesWhatMovedSinceWhenAndAfterWhichChange() {
        assertThat(Analysis.of(CONTEXT).summary()).contains("140ms", "3.9s", "0.2%", "14%", "10:52 UTC", "v9.2",
                "12 minutes", "basket_items");
    }

    @Test
    void derivesTheSeverityFromFactsAlone() {
        Diagnosis diagnosis = Analysis.of(CONTEXT);

        assertThat(diagnosis.severity().level()).isEqualTo(Severity.SEV1);
        assertThat(diagnosis.severity().reasoning()).contains("14%").contains("customers");
        assertThat(Analysis.of("disk almost full?").severity().level()).isEqualTo(Severity.UNKNOWN);
    }

    @Test
    void listsAsImpactOnlyWhatWasMeasured() {
        Diagnosis diagnosis = Analysis.of(CONTEXT);

        assertThat(diagnosis.impact().measured()).isNotEmpty()
                .allSatisfy(line -> assertThat(line).containsAnyOf("140ms", "0.2%"));
        assertThat(diagnosis.impact().toMeasure()).isNotEmpty();
    }

    @Test
    void draftsThePostmortemInOrderOfTime() {
        Diagnosis diagnosis = Analysis.of(CONTEXT);

        assertThat(diagnosis.postmortem().summary()).isEqualTo(diagnosis.summary());
        assertThat(diagnosis.postmortem().timeline()).extracting(TimelineEntry::at).startsWith("10:40 UTC", "10:52 UTC")
                .endsWith("11:04 UTC");
        assertThat(diagnosis.postmortem().timeline()).extracting(TimelineEntry::source).contains("1", "6");
        assertThat(diagnosis.postmortem().detection()).contains("BasketErrorRateHigh");
        assertThat(diagnosis.postmortem().response()).contains("rolled back");
        assertThat(diagnosis.postmortem().wentPoorly()).anyMatch(line -> line.contains("mis-diagnosis"));
        assertThat(diagnosis.postmortem().wentWell()).containsExactly("[FILL IN]");
    }

    @Test
    void putsTimesWithAndWithoutADateInOneOrder() {
        Diagnosis diagnosis = Analysis.of("""
                                          2026-01-17 09:04:11 UTC worker 71 crashed with exit code 1
                                          08:55 UTC ledger-api v7.1 deployed
                                          09:02 UTC error rate from 0.1% to 9%
                                          """);

        assertThat(diagnosis.postmortem().timeline()).extracting(TimelineEntry::at).containsExactly("08:55 UTC",
                "09:02 UTC", "2026-01-17 09:04:11 UTC");
    }

    @Test
    void putsAnUndatedEveningBeforeTheNightThatFollowsIt() {
        Diagnosis diagnosis = Analysis.of("23:50 UTC ledger-api v7.1 deployed\n00:10 UTC error rate from 0.1% to 9%");

        assertThat(diagnosis.postmortem().timeline()).extracting(TimelineEntry::at).containsExactly("23:50 UTC",
                "00:10 UTC");
    }

    @Test
    void tellsOnceWhatTwoLinesSayOfTheSameMinute() {
        Diagnosis diagnosis = Analysis.of("""
                                          09:02 UTC error rate from 0.1% to 9%
                                          09:04 UTC queue consumers stopped
                                          09:04:30 UTC - Queue consumers stopped, lag grows
                                          09:05 UTC queue consumers stopped
                                          """);

        assertThat(diagnosis.postmortem().timeline()).extracting(TimelineEntry::event).containsExactly(
                "error rate from 0.1% to 9%", "Queue consumers stopped, lag grows", "queue consumers stopped");
    }

    @Test
    void namesNoZoneThatTheContextDoesNotGive() {
        assertThat(Analysis.of("10:52 error rate from 0.2% to 14%").summary()).contains("10:52").doesNotContain("UTC");
        assertThat(Analysis.of("10:52 UTC error rate from 0.2% to 14%").summary()).contains("10:52 UTC");
    }

    @Test
    void listsInChineseWithChineseSeparatorsAndNoZoneOfItsOwn() {
        Diagnosis diagnosis = Analysis.of("""
                                          【告警】购物车服务 5xx 错误率从 0.2% 升至 7%，p99 延迟从 150ms 升至 6s
                                          10:06 网关大量 504 超时，客服反馈无法下单
                                          10:08 有人提议回滚，被拒绝
                                          10:15 已暂停对账任务
                                          """, "zh");

        assertThat(diagnosis.summary()).contains("7%，").doesNotContain(", ", "  ", "UTC");
        assertThat(diagnosis.severity().reasoning()).contains("；").doesNotContain("; ");
        assertThat(diagnosis.postmortem().detection()).startsWith("【告警】购物车服务").contains("；10:06：");
        assertThat(diagnosis.postmortem().response()).isEqualTo("10:15：已暂停对账任务");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10:06 网关大量 504 超时", "10:06 下游调用超时", "10:06 the gateway answers with 504s",
            "10:06 calls to mail-svc timed out"})
    void takesTimeoutsForErrors(String context) {
        assertThat(Analysis.of(context).severity().level()).isEqualTo(Severity.SEV3);
    }

    @ParameterizedTest
    @CsvSource({"restarted the workers,true", "proposed to roll back but refused,false", "should we restart it?,false",
            "error rate increased again,false", "increased the memory limit,true", "all reads are blocked,false",
            "建议重启，未采纳,false", "已重启,true"})
    void takesForAResponseOnlyWhatWasDone(String note, boolean done) {
        String response = Analysis.of("10:00 UTC error rate from 0.2% to 7%\n10:08 UTC " + note).postmortem()
                .response();

        assertThat(response).isEqualTo(done ? "10:08 UTC: " + note : "[FILL IN]");
    }

    @Test
    void ordersThePlanByPhase() {
        assertThat(Analysis.of(CONTEXT).mitigations()).extracting(MitigationStep::phase).isSorted()
                .contains(Phase.STABILISE, Phase.FIX, Phase.PREVENT);
    }

    @Test
    void citesAPastIncidentOfTheSameCauseAndRaisesItsScore() {
        SimilarIncident past = new SimilarIncident(new IncidentId(new UUID(0, 7)), "Basket slow in May",
                new ServiceName("basket-api"), Severity.SEV2, Instant.EPOCH, 0.6, 0.7, 0.03,
                new MatchReason(List.of("basket-api"), List.of(), List.of()),
                new Resolution("MISSING_INDEX", text("basket_items had no index on basket_ref"), text("index added"),
                        Instant.EPOCH),
                List.of());

        Diagnosis diagnosis = Analysis.of(Analysis.input("basket-api", CONTEXT, "en", List.of(past), List.of()));

        assertThat(diagnosis.hypotheses().getFirst().evidence())
                .anySatisfy(evidence -> {
                    assertThat(evidence.source()).isEqualTo(EvidenceSource.SIMILAR_INCIDENT);
                    assertThat(evidence.lines()).isEqualTo("Basket slow in May");
                    assertThat(evidence.quote()).isEqualTo("basket_items had no index on basket_ref");
                });
    }

    @Test
    void citesTheRunbookSectionThatAStepFollows() {
        RunbookSection section = new RunbookSection("Slow statements", "Cancel, never terminate",
                "slow-statements#cancel", text("Look at long-running statements first, then cancel them with "
                        + "pg_cancel_backend; leave replication and monitoring sessions alone."));

        Diagnosis diagnosis = Analysis.of(Analysis.input("basket-api", CONTEXT, "en", List.of(),
                List.of(new RunbookMatch(section, 0.4, 0.6, 0.02))));

        assertThat(diagnosis.mitigations())
                .anyMatch(step -> "Slow statements / Cancel, never terminate".equals(step.runbook())
                        && step.action().contains("cancel"));
    }

    @Test
    void putsOnlyPlainNamesIntoCommands() {
        Slots slots = Slots.of(java.util.Map.of("table", "orders; DROP TABLE x", "pod", "api-7d9f-x"));

        assertThat(Template.of("VACUUM {table}").fill(slots.forCommand())).isEmpty();
        assertThat(Template.of("kubectl logs {pod}").fill(slots.forCommand())).contains("kubectl logs api-7d9f-x");
    }

    private static RedactedText text(String plain) {
        return new Redactor().redact(plain);
    }
}
