package dev.triage.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.triage.diagnosis.SeverityAssessment;
import dev.triage.fact.FactExtractor;
import dev.triage.incident.Severity;
import dev.triage.redact.Redactor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeverityPolicyTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                                            SEV1    | Credentials were leaked to a public bucket
                                            SEV1    | Orders were lost after the failover
                                            SEV1    | The site is down since 10:00
                                            SEV1    | checkout error rate went from 0.1% to 14%
                                            SEV1    | error rate went from 1% to 62%
                                            SEV1    | 数据丢失：订单表少了一天的记录
                                            SEV1    | 全站不可用
                                            SEV2    | error rate went from 0.1% to 7%
                                            SEV2    | payment error rate went from 0.1% to 2%
                                            SEV2    | payments p99 latency rose from 100ms to 900ms
                                            SEV2    | Customers report that images do not load
                                            SEV2    | 用户反馈页面打不开
                                            SEV3    | search error rate went from 0.1% to 2%
                                            SEV3    | search p99 latency rose from 100ms to 300ms
                                            SEV4    | search error rate went from 0.01% to 0.05%
                                            SEV2    | error rate went from 0.1% to 7%, no data loss
                                            SEV3    | search error rate is 2%. This is not a security incident
                                            UNKNOWN | A worker was restarted. Data loss: none
                                            UNKNOWN | No customers reported anything
                                            UNKNOWN | 没有数据丢失，也没有用户反馈
                                            UNKNOWN | Without a backup there is a risk of data loss
                                            UNKNOWN | error budget is 99%
                                            UNKNOWN | All is quiet
                                            """)
    void readsTheLevelFromWhatTheContextStates(Severity level, String context) {
        assertThat(assess(context).level()).as(context).isEqualTo(level);
    }

    @Test
    void namesTheFactsItUsedWithTheirLines() {
        SeverityAssessment assessment = assess("All quiet before\ncheckout error rate went from 0.1% to 14%\n");

        assertThat(assessment.reasoning()).contains("0.1% → 14%", "line 2", "checkout");
    }

    private static SeverityAssessment assess(String context) {
        return new SeverityPolicy().assess(new FactExtractor().extract(new Redactor().redact(context)),
                new CheckWords("en"));
    }
}
