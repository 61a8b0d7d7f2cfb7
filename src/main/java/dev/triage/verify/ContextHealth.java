package dev.triage.verify;

import dev.triage.diagnosis.SeverityAssessment;
import dev.triage.fact.Dimension;
import dev.triage.fact.ErrorSignature;
import dev.triage.fact.FactSheet;
import dev.triage.fact.MetricChange;
import dev.triage.incident.Severity;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether a context tells of trouble at all. */
enum ContextHealth {
    /** Nothing worsens, nothing fails, and the context says that all is well. */
    HEALTHY,
    /** It measures or states damage. */
    BROKEN,
    /** Neither; nothing is overruled. */
    UNCLEAR;

    private static final Pattern WELL = Pattern.compile(
            "\\b(?:healthy|normal|all (?:green|good|ok)|no (?:errors?|alerts?|incidents?|anomal\\w+|issues?|complaints?|failures?)|steady|stable|within (?:slo|limits|normal)|nominal|as expected)\\b|正常|平稳|稳定|(?:无|没有|未见)[^\\n，。；]{0,4}(?:错误|告警|异常|报错|投诉)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern TROUBLE = Pattern.compile(
            "\\b(?:FATAL|PANIC|CRITICAL|ERROR|Exception|OOMKilled|CrashLoopBackOff|timed? ?out|timeouts?|refused|unavailable|outage|down\\b|failing|failed|fails|degraded|firing|too many|stuck|exhausted|lost|slow\\w*|abnormal|anomal\\w*|alerts?|WARN(?:ING)?|spik\\w*|rose|climb\\w*|jump\\w*|dropp\\w*)\\b|报错|失败|超时|宕机|不可用|崩溃|异常|告警|变慢|耗尽",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern OVER = Pattern.compile(
            "\\b(?:recovered|resolved|back to normal|returned to normal|self-healed|mitigated)\\b|已恢复|恢复正常|已解决",
            Pattern.CASE_INSENSITIVE);
    private static final double WORSE = 1.5;
    private static final double FULL = 0.9;

    static ContextHealth of(FactSheet facts, SeverityAssessment policy) {
        String text = facts.source().value();
        if (policy.level() == Severity.SEV1 || policy.level() == Severity.SEV2) {
            return OVER.matcher(text).find() ? UNCLEAR : BROKEN;
        }
        boolean worse = facts.all(MetricChange.class).stream()
                .anyMatch(metric -> metric.factor() >= WORSE && metric.after().dimension() != Dimension.PLAIN
                        || metric.usage() >= FULL && metric.usage() <= 1.0001);
        boolean errors = !facts.all(ErrorSignature.class).isEmpty();
        Optional<int[]> trouble = Denial.firstUndenied(text, TROUBLE);
        boolean quiet = !worse && !errors && trouble.isEmpty();
        return quiet && WELL.matcher(text).find() ? HEALTHY : UNCLEAR;
    }
}
