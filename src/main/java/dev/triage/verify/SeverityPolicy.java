package dev.triage.verify;

import dev.triage.diagnosis.SeverityAssessment;
import dev.triage.fact.Dimension;
import dev.triage.fact.FactSheet;
import dev.triage.fact.MetricChange;
import dev.triage.incident.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Computes the severity from facts by the table in {@code verify/severity-policy.yaml}, and tells which facts it used and
 * on which line each stands.
 */
final class SeverityPolicy {

    private static final Pattern ERROR_RATE = Pattern.compile("error|5xx|http 5\\d\\d|fail|错误|失败",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NO_ERROR_RATE = Pattern.compile(
            "budget|fail.?over|threshold|success|resolve|uptime|retry|预算|成功", Pattern.CASE_INSENSITIVE);
    private static final Pattern LATENCY = Pattern.compile("latency|p9\\d|p50|duration|response|延迟|耗时",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern USERS = Pattern.compile(
            "^\\s*(?:of\\s+)?(?:all |the |our )?(?:users|customers|tenants|merchants)\\b|^\\s*的?(?:用户|客户|商户)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NAMED_USERS = Pattern.compile("\\b(?:users|customers|tenants|merchants)\\b|用户|客户|商户",
            Pattern.CASE_INSENSITIVE);
    private static final int SHOWN_MAX_CHARS = 80;

    private final Table table;
    private final Map<String, Pattern> words = new LinkedHashMap<>();

    SeverityPolicy() {
        try (InputStream in = SeverityPolicy.class.getResourceAsStream("/verify/severity-policy.yaml")) {
            this.table = YAMLMapper.builder().disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).build()
                    .readValue(in, Table.class);
        } catch (IOException e) {
            throw new IllegalStateException("the severity policy is part of the build", e);
        }
        table.words().forEach((condition, pattern) -> words.put(condition,
                Pattern.compile(pattern, Pattern.CASE_INSENSITIVE)));
    }

    /** The level with the facts that decided it; UNKNOWN when no rule applies. */
    SeverityAssessment assess(FactSheet facts, CheckWords say) {
        Reading reading = new Reading(facts, say);
        for (Rule rule : table.rules()) {
            List<String> used = new ArrayList<>();
            boolean holds = reading.mentions(rule.security(), "security", used)
                    && reading.mentions(rule.dataLoss(), "dataLoss", used)
                    && reading.mentions(rule.outage(), "outage", used)
                    && reading.mentions(rule.customers(), "customers", used)
                    && reading.mentions(rule.revenuePath(), "revenuePath", used)
                    && reading.atLeast(rule.usersAtLeast(), reading.users, used)
                    && reading.atLeast(rule.errorRateAtLeast(), reading.errorRate, used)
                    && reading.atLeast(rule.slowdownAtLeast(), reading.slowdown, used);
            if (holds && !used.isEmpty()) {
                return new SeverityAssessment(rule.level(), String.join("; ", used));
            }
        }
        return new SeverityAssessment(Severity.UNKNOWN, say.say("severity.unknown"));
    }

    /** What one context tells, looked up once. */
    private final class Reading {

        private final FactSheet facts;
        private final CheckWords say;
        private final Optional<Measured> errorRate;
        private final Optional<Measured> slowdown;
        private final Optional<Measured> users;
        private final Map<String, String> mentions = new LinkedHashMap<>();

        Reading(FactSheet facts, CheckWords say) {
            this.facts = facts;
            this.say = say;
            List<MetricChange> metrics = facts.all(MetricChange.class).stream()
                    .filter(metric -> !Denial.isInQuietMonitor(facts.source().value(), metric.span().start())).toList();
            this.errorRate = metrics.stream()
                    .filter(metric -> isShare(metric) && ERROR_RATE.matcher(metric.metric()).find()
                            && !NO_ERROR_RATE.matcher(metric.metric()).find())
                    .map(metric -> new Measured(metric, metric.after().value()))
                    .max((a, b) -> Double.compare(a.value, b.value));
            this.slowdown = metrics.stream().filter(metric -> metric.after().dimension() != Dimension.RATIO
                    && LATENCY.matcher(metric.metric()).find() && !Double.isNaN(metric.factor()))
                    .map(metric -> new Measured(metric, metric.factor()))
                    .max((a, b) -> Double.compare(a.value, b.value));
            this.users = metrics.stream()
                    .filter(metric -> isShare(metric) && (NAMED_USERS.matcher(metric.metric()).find()
                            || USERS.matcher(behind(metric)).find()))
                    .map(metric -> new Measured(metric, metric.after().value()))
                    .max((a, b) -> Double.compare(a.value, b.value));
            words.forEach((condition, pattern) -> Denial.firstUndenied(facts.source().value(), pattern)
                    .ifPresent(at -> mentions.put(condition, cited(at))));
        }

        private boolean isShare(MetricChange metric) {
            return metric.after().dimension() == Dimension.RATIO && metric.after().value() <= 1;
        }

        private String behind(MetricChange metric) {
            String text = facts.source().value();
            int end = metric.span().end();
            return text.substring(end, Math.min(text.length(), end + 16));
        }

        private String cited(int[] at) {
            String text = facts.source().value();
            String words = text.substring(at[0], Math.min(at[1], at[0] + SHOWN_MAX_CHARS));
            int line = 1 + (int) text.substring(0, at[0]).chars().filter(c -> c == '\n').count();
            return "“" + words + "” (" + say.say("line", line) + ")";
        }

        boolean mentions(boolean wanted, String condition, List<String> used) {
            String mention = mentions.get(condition);
            if (wanted && mention != null) {
                used.add(mention);
            }
            return !wanted || mention != null;
        }

        boolean atLeast(@Nullable Double bound, Optional<Measured> measured, List<String> used) {
            if (bound == null) {
                return true;
            }
            if (measured.isEmpty() || !(measured.get().value >= bound)) {
                return false;
            }
            MetricChange metric = measured.get().metric;
            String before = metric.before() == null ? "" : metric.before().text() + " → ";
            used.add(metric.metric() + " " + before + metric.after().text() + " ("
                    + say.say("line", metric.span().lines()) + ")");
            return true;
        }
    }

    private record Measured(MetricChange metric, double value) {}

    private record Table(List<Rule> rules, Map<String, String> words) {}

    private record Rule(Severity level, boolean security, boolean dataLoss, boolean outage, boolean customers,
            boolean revenuePath, @Nullable Double usersAtLeast, @Nullable Double errorRateAtLeast,
            @Nullable Double slowdownAtLeast) {}
}
