package dev.triage.verify;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.triage.diagnosis.SeverityAssessment;
import dev.triage.fact.Dimension;
import dev.triage.fact.FactSheet;
import dev.triage.fact.MetricChange;
import dev.triage.incident.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Computes the severity from facts by the table in {@code verify/severity-policy.yaml}. */
final class SeverityPolicy {

    private static final Pattern ERROR_RATE = Pattern.compile(
            "error|5xx|http 5\\d\\d|fail|错误|失败", Pattern.CASE_INSENSITIVE);
    private static final Pattern LATENCY = Pattern.compile("latency|p9\\d|p50|duration|response|延迟|耗时",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern NEGATION = Pattern.compile(
            "(?:\\bno\\b|\\bnot\\b|\\bnever\\b|\\bwithout\\b|没有|未|无)[^.。\\n]{0,20}$",
            Pattern.CASE_INSENSITIVE);

    private final Table table;
    private final Map<String, Pattern> words;

    SeverityPolicy() {
        try (InputStream in = SeverityPolicy.class.getResourceAsStream("/verify/severity-policy.yaml")) {
            this.table = YAMLMapper.builder().disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).build()
                    .readValue(in, Table.class);
        } catch (IOException e) {
            throw new IllegalStateException("the severity policy is part of the build", e);
        }
        this.words = Map.of("revenuePath", compile("revenuePath"), "dataLoss", compile("dataLoss"), "security",
                compile("security"));
    }

    /** The level with the facts that decided it; UNKNOWN when no rule applies. */
    SeverityAssessment assess(FactSheet facts) {
        Optional<MetricChange> errorRate = highest(facts, ERROR_RATE, true);
        Optional<MetricChange> slowdown = highest(facts, LATENCY, false);
        String text = facts.source().value();
        Optional<String> revenue = mention("revenuePath", text);
        Optional<String> dataLoss = mention("dataLoss", text);
        Optional<String> security = mention("security", text);
        for (Rule rule : table.rules()) {
            List<String> used = new ArrayList<>();
            boolean holds = holds(rule.security(), security, used) && holds(rule.dataLoss(), dataLoss, used)
                    && holds(rule.revenuePath(), revenue, used)
                    && atLeast(rule.errorRateAtLeast(), errorRate, errorRate.map(m -> m.after().value()), used)
                    && atLeast(rule.slowdownAtLeast(), slowdown, slowdown.map(MetricChange::factor), used);
            if (holds && !used.isEmpty()) {
                return new SeverityAssessment(rule.level(), String.join("; ", used));
            }
        }
        return new SeverityAssessment(Severity.UNKNOWN, "no stated error rate, slowdown, data loss or security event");
    }

    private static boolean holds(boolean wanted, Optional<String> mention, List<String> used) {
        mention.filter(m -> wanted).ifPresent(m -> used.add("“" + m + "”"));
        return !wanted || mention.isPresent();
    }

    private static boolean atLeast(@Nullable Double bound, Optional<MetricChange> metric, Optional<Double> value,
            List<String> used) {
        if (bound == null) {
            return true;
        }
        if (value.isEmpty() || !(value.get() >= bound)) {
            return false;
        }
        metric.ifPresent(m -> used.add(m.metric() + " "
                + (m.before() == null ? m.after().text() : m.before().text() + " → " + m.after().text())));
        return true;
    }

    private static Optional<MetricChange> highest(FactSheet facts, Pattern name, boolean ratio) {
        return facts.all(MetricChange.class).stream().filter(m -> name.matcher(m.metric()).find())
                .filter(m -> (m.after().dimension() == Dimension.RATIO) == ratio)
                .filter(m -> ratio ? m.after().value() <= 1 : !Double.isNaN(m.factor()))
                .max((a, b) -> ratio
                        ? Double.compare(a.after().value(), b.after().value())
                        : Double.compare(a.factor(), b.factor()));
    }

    private Optional<String> mention(String condition, String text) {
        Pattern pattern = words.get(condition);
        Matcher matcher = pattern == null ? Pattern.compile("(?!)").matcher("") : pattern.matcher(text);
        while (matcher.find()) {
            if (!NEGATION.matcher(text.substring(Math.max(0, matcher.start() - 30), matcher.start())).find()) {
                return Optional.of(matcher.group().toLowerCase(Locale.ROOT));
            }
        }
        return Optional.empty();
    }

    private Pattern compile(String word) {
        String pattern = table.words().get(word);
        if (pattern == null) {
            throw new IllegalStateException("severity-policy.yaml has no words." + word);
        }
        return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
    }

    private record Table(List<Rule> rules, Map<String, String> words) {}

    private record Rule(Severity level, boolean security, boolean dataLoss, boolean revenuePath,
            @JsonProperty("errorRateAtLeast") @Nullable Double errorRateAtLeast,
            @JsonProperty("slowdownAtLeast") @Nullable Double slowdownAtLeast) {}
}
