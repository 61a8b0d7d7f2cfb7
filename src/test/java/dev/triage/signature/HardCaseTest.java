package dev.triage.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.triage.diagnosis.CauseCode;
import dev.triage.diagnosis.Confidence;
import dev.triage.diagnosis.Diagnosis;
import dev.triage.diagnosis.Evidence;
import dev.triage.diagnosis.Hypothesis;
import dev.triage.diagnosis.MitigationStep;
import dev.triage.diagnosis.Outcome;
import dev.triage.incident.Severity;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HardCaseTest {

    private static final String STORM = """
                                        09:02 UTC checkout p99 latency from 110ms to 6.3s
                                        09:03 UTC FATAL: sorry, too many clients already (x1900)
                                        Postgres active connections: 400 / 400
                                        application_name checkout_retry_1 .. checkout_retry_25 hold 25 sessions, retries of checkout rose from 2/s to 900/s
                                        top statement: SELECT id, total FROM orders WHERE user_id = 17 AND status = 'paid' ORDER BY created_at DESC LIMIT 20
                                        EXPLAIN: Seq Scan on orders, Rows Removed by Filter: 599991
                                        09:05 "just raise max_connections?"
                                        """;

    private static final String PERIODIC = """
                                           10:15 UTC api error rate from 0.2% to 9%
                                           active_connections: 400 / 400 (max_connections)
                                           slow query log: SELECT * FROM parcels WHERE status='open' running every 20s (no index on status, full table scan, ~1.8s per execution)
                                           10:05 UTC — parcel-svc v1.4 shipped, adds a nightly sweep (cron: */15 * * * *)
                                           """;

    @Test
    void putsTheSlowQueryBeforeTheStormThatItFeeds() {
        Diagnosis diagnosis = Analysis.of(STORM);

        assertThat(codes(diagnosis)).first().isEqualTo(CauseCode.MISSING_INDEX);
        assertThat(diagnosis.hypotheses()).filteredOn(h -> h.causeCode() == CauseCode.CONNECTION_EXHAUSTION
                || h.causeCode() == CauseCode.RETRY_STORM).isNotEmpty()
                .allSatisfy(symptom -> assertThat(symptom.symptomOf()).isNotNull());
    }

    @Test
    void proposesAnIndexOnTheComparedColumnsThenTheOrderAndShedsTheStormAfterwards() {
        List<String> commands = Analysis.of(STORM).mitigations().stream().flatMap(HardCaseTest::commands).toList();

        assertThat(commands)
                .anyMatch(text -> text.equals("CREATE INDEX CONCURRENTLY idx_orders_user_id_status_created_at"
                        + " ON orders (user_id, status, created_at DESC)"));
        int index = indexOf(commands, "CREATE INDEX CONCURRENTLY");
        assertThat(indexOf(commands, "ILIKE '%retry%' AND state = 'active'")).isGreaterThan(index);
        assertThat(commands).noneMatch(text -> text.contains("SET max_connections"));
    }

    @Test
    void proposesAPartialIndexWhenAStatusIsAllThereIs() {
        assertThat(Analysis.of(PERIODIC).mitigations().stream().flatMap(HardCaseTest::commands))
                .contains("CREATE INDEX CONCURRENTLY idx_parcels_status_open ON parcels (id) WHERE status = 'open'");
    }

    @Test
    void saysThatARareShortQueryCannotFillThePool() {
        Hypothesis first = Analysis.of(PERIODIC).hypotheses().getFirst();

        assertThat(first.wouldConfirm()).contains("0.09 connections").contains("400 / 400");
        assertThat(first.confidence()).isNotEqualTo(Confidence.HIGH);
        assertThat(first.contradicting()).extracting(Evidence::quote)
                .anyMatch(quote -> quote.contains("every 20s") && quote.contains("~1.8s per execution"));
        assertThat(Analysis.of(PERIODIC).outcome()).isEqualTo(Outcome.SUSPECTED);
    }

    @Test
    void tellsTheArithmeticAndTheScheduleOnceWhereTheyContradictAClaim() {
        String deploy = PERIODIC + "10:16 UTC log: NullPointerException in ParcelSweep (x4000), HTTP 500\n";
        for (String context : List.of(PERIODIC, deploy)) {
            List<Hypothesis> hypotheses = Analysis.of(context).hypotheses();

            assertThat(hypotheses).filteredOn(h -> h.wouldConfirm().contains("0.09 connections")).hasSize(1);
            assertThat(hypotheses).filteredOn(h -> h.wouldConfirm().contains("*/15")).hasSize(1);
            assertThat(hypotheses).filteredOn(h -> h.causeCode() == CauseCode.BAD_DEPLOY)
                    .allSatisfy(h -> assertThat(h.contradicting()).extracting(Evidence::quote)
                            .noneMatch(quote -> quote.contains("*/15")));
        }
    }

    @Test
    void takesNoIntervalForADuration() {
        Diagnosis diagnosis = Analysis.of("数据库连接数 300/300，慢查询每45秒执行一次：SELECT * FROM parcels WHERE phase='open'"
                + "（无索引，全表扫描，每次约1.8秒）", "zh");

        assertThat(diagnosis.hypotheses().getFirst().wouldConfirm()).contains("单次耗时 1.8 秒", "执行间隔 45 秒", "0.04 个连接");
    }

    @Test
    void saysThatTheScheduleDoesNotAgreeWithTheWords() {
        Diagnosis diagnosis = Analysis.of(PERIODIC);

        assertThat(diagnosis.missingFacts()).anyMatch(fact -> fact.fact().contains("*/15 * * * *")
                && fact.fact().contains("nightly") && fact.fact().contains("every 20s"));
        assertThat(diagnosis.hypotheses().getFirst().wouldConfirm()).contains("every 15 minutes");
    }

    @Test
    void putsTheIdleTransactionBeforeTheSchemaChangeThatWaitsForIt() {
        Diagnosis diagnosis = Analysis
                .of("""
                    11:20 UTC invoices API: p99 latency from 70ms to 28s
                    11:18 UTC migration step: ALTER TABLE invoices ADD COLUMN memo text
                    11:19 UTC pid 902 still waiting for AccessExclusiveLock on relation invoices; pid 902 blocked by pid 640
                    pid 640 application_name=month_report state=idle in transaction for 38 minutes, holds AccessShareLock on invoices
                    every read of invoices is queued behind pid 902
                    """);

        assertThat(codes(diagnosis)).startsWith(CauseCode.IDLE_IN_TX_BLOCKER, CauseCode.DDL_LOCK_QUEUE);
        assertThat(diagnosis.hypotheses().get(1).symptomOf()).isEqualTo(CauseCode.IDLE_IN_TX_BLOCKER);
        List<String> commands = diagnosis.mitigations().stream().flatMap(HardCaseTest::commands).toList();
        int end = indexOf(commands,
                "pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid = 640 AND state LIKE 'idle");
        assertThat(end).isGreaterThan(indexOf(commands, "AS last_query FROM pg_stat_activity WHERE pid = 640"));
        assertThat(indexOf(commands, "pg_cancel_backend")).isGreaterThan(end);
    }

    @Test
    void doesNotTakeAnIdleCpuForSaturation() {
        assertThat(codes(Analysis.of("10:00 UTC p99 from 90ms to 4s. CPU: 35% (normal). Memory: 40% (normal)")))
                .doesNotContain(CauseCode.CPU_SATURATION, CauseCode.OOM_KILL);
    }

    @Test
    void takesTheKillForTheCauseOfTheCrashLoop() {
        Diagnosis diagnosis = Analysis
                .of("""
                    Pod export-5c9d8f7b6-xk2lp is in CrashLoopBackOff, Back-off restarting failed container (9 times)
                    Last State: Terminated, Reason: OOMKilled, Exit Code: 137
                    memory 510Mi of 512Mi
                    """);

        assertThat(codes(diagnosis)).startsWith(CauseCode.OOM_KILL);
        assertThat(diagnosis.hypotheses()).filteredOn(h -> h.causeCode() == CauseCode.CRASH_LOOP)
                .allSatisfy(h -> assertThat(h.symptomOf()).isEqualTo(CauseCode.OOM_KILL));
    }

    @Test
    void doesNotFollowAWrongSuspicionOfTheNotes() {
        assertThat(codes(Analysis.of("""
                                     12:00 UTC login errors from 0.1% to 40%
                                     12:01 UTC log: lookup auth.internal.example: no such host (x3100)
                                     CoreDNS pods restarting since 11:58
                                     12:04 "probably the memory leak again?"  12:05 "could be the certificate"
                                     """))).first().isEqualTo(CauseCode.DNS_FAILURE);
    }

    @Test
    void readsADenialAsSpeakingAgainst() {
        Diagnosis diagnosis = Analysis.of(
                """
                worker restarts 7 times, CrashLoopBackOff, exited with code 1: required environment variable QUEUE_URL is not set
                The container was not OOMKilled, memory is at 30%.
                """);

        assertThat(codes(diagnosis)).first().isEqualTo(CauseCode.BAD_CONFIG);
        assertThat(codes(diagnosis)).doesNotContain(CauseCode.OOM_KILL);
    }

    @Test
    void holdsAChangeAfterTheOnsetAgainstABadDeploy() {
        String before = "14:00 UTC cart v5.0 deployed\n14:05 UTC error rate from 0.1% to 20%, HTTP 500";
        String after = "14:05 UTC error rate from 0.1% to 20%, HTTP 500\n14:30 UTC cart v5.0 deployed";

        assertThat(codes(Analysis.of(before))).first().isEqualTo(CauseCode.BAD_DEPLOY);
        assertThat(codes(Analysis.of(after))).isEmpty();
    }

    @Test
    void abstainsAndSaysWhatToCollectWhenThereIsTooLittle() {
        Diagnosis diagnosis = Analysis.of("Users say that the shop feels slow since this morning.");

        assertThat(diagnosis.outcome()).isEqualTo(Outcome.NOT_ESTABLISHED);
        assertThat(diagnosis.mitigations()).isEmpty();
        assertThat(diagnosis.missingFacts()).hasSizeGreaterThanOrEqualTo(4)
                .allSatisfy(fact -> assertThat(fact.howToGet()).isNotBlank());
        assertThat(diagnosis.postmortem().rootCause()).isEqualTo("[FILL IN]");
    }

    @Test
    void namesWeakSuspectsWithTheirEvidenceWhenNoCauseIsEstablished() {
        Diagnosis diagnosis = Analysis.of("""
                                          13:10 UTC quote-api p99 latency from 200ms to 5s, in-flight requests rise
                                          13:12 UTC calls to rates-api take 4s, retries rose from 1/s to 40/s
                                          13:15 UTC CPU 30% (normal)
                                          """);

        assertThat(diagnosis.outcome()).isEqualTo(Outcome.NOT_ESTABLISHED);
        assertThat(diagnosis.summary()).contains("does not carry a cause");
        assertThat(diagnosis.hypotheses()).hasSizeBetween(1, 3).allSatisfy(weak -> {
            assertThat(weak.confidence()).isEqualTo(Confidence.LOW);
            assertThat(weak.evidence()).isNotEmpty();
        });
        assertThat(diagnosis.mitigations()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("dev.triage.signature.SyntheticCase#all")
    void listsHintsOnlyUpToThreeHypotheses(SyntheticCase incident) {
        List<Hypothesis> hypotheses = incident.diagnosis().hypotheses();

        assertThat(hypotheses.stream().skip(3)).noneMatch(h -> h.confidence() == Confidence.LOW);
    }

    @Test
    void doesNothingAboutANoisyButHealthyDay() {
        Diagnosis diagnosis = Analysis
                .of("""
                    08:00 UTC warning: connections at 70% (140 / 200), fired on the warning threshold
                    08:01 UTC nightly report finished as usual after 11 minutes
                    error rate 0.0% (normal), p99 95ms (normal), all pods Ready, no errors in the logs
                    07:00 UTC search v2.2 deployed
                    The alert resolved by itself and recovered without action.
                    """);

        assertThat(diagnosis.outcome()).isEqualTo(Outcome.NO_INCIDENT);
        assertThat(codes(diagnosis)).first().isEqualTo(CauseCode.NO_FAULT);
        assertThat(diagnosis.mitigations()).isEmpty();
        assertThat(diagnosis.severity().level()).isEqualTo(Severity.SEV4);
    }

    @Test
    void ignoresARunbookPageThatIsPastedIntoTheContext() {
        assertThat(codes(Analysis
                .of("""
                    ### alert
                    error rate of mail-svc from 0.1% to 12%, log: x509: certificate has expired (x800)
                    ### runbook KubePodCrashLooping
                    Pods may be OOMKilled, have an ImagePullBackOff, or a missing configmap. Check for a memory leak.
                    """))).first().isEqualTo(CauseCode.CERTIFICATE_EXPIRED);
    }

    private static List<CauseCode> codes(Diagnosis diagnosis) {
        return diagnosis.hypotheses().stream().map(Hypothesis::causeCode).toList();
    }

    private static Stream<String> commands(MitigationStep step) {
        return step.commands().stream().map(command -> command.text());
    }

    private static int indexOf(List<String> commands, String part) {
        return commands.indexOf(commands.stream().filter(text -> text.contains(part)).findFirst().orElseThrow());
    }
}
