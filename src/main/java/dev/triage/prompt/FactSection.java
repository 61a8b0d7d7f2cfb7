package dev.triage.prompt;

import dev.triage.fact.ChangeEvent;
import dev.triage.fact.ErrorSignature;
import dev.triage.fact.Fact;
import dev.triage.fact.FactSheet;
import dev.triage.fact.LogTemplate;
import dev.triage.fact.Measure;
import dev.triage.fact.MetricChange;
import dev.triage.fact.Quantity;
import dev.triage.fact.SqlStatement;
import dev.triage.fact.TimelineFact;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The facts, one short line each: number, place, kind, and what the words of the context do not say by themselves. */
final class FactSection implements PromptSection {

    private static final int SHARE_PERCENT = 15;
    /** The full words stand in the context. */
    private static final int TEXT_MAX_CHARS = 160;

    private final List<String> lines;
    private final byte[] values;
    private final int[] costs;
    private BitSet chosen = new BitSet();

    FactSection(FactSheet facts) {
        this.lines = facts.facts().stream().map(FactSection::line).toList();
        this.values = new byte[lines.size()];
        this.costs = new int[lines.size()];
        for (int i = 0; i < costs.length; i++) {
            values[i] = FactValue.of(facts.facts().get(i));
            costs[i] = TokenBudget.estimate(lines.get(i));
        }
    }

    @Override
    public String slot() {
        return "facts";
    }

    @Override
    public int sharePercent() {
        return SHARE_PERCENT;
    }

    @Override
    public int fullTokens() {
        long sum = 0;
        for (int cost : costs) {
            sum += cost;
        }
        return (int) Math.min(Integer.MAX_VALUE / 4, sum);
    }

    @Override
    public String full() {
        return String.join("", lines);
    }

    @Override
    public int choose(int tokens) {
        TokenBudget budget = new TokenBudget(tokens);
        chosen = Choice.best(values, costs, budget);
        return tokens - budget.left();
    }

    @Override
    public String chosen() {
        StringBuilder out = new StringBuilder();
        chosen.stream().forEach(i -> out.append(lines.get(i)));
        return out.toString();
    }

    @Override
    public Optional<String> leftOut() {
        int dropped = lines.size() - chosen.cardinality();
        return dropped == 0
                ? Optional.empty()
                : Optional.of("facts: " + dropped + " of " + lines.size() + ", the least telling kinds first");
    }

    private static String line(Fact fact) {
        String body = switch (fact) {
            case ChangeEvent change -> "change " + change.kind().name().toLowerCase(Locale.ROOT) + " "
                    + (change.subject() + " " + change.version()).strip() + ": " + change.text();
            case MetricChange metric -> "metric " + metric.metric() + ": " + movement(metric);
            case ErrorSignature error -> "error " + error.kind().name().toLowerCase(Locale.ROOT) + " " + error.code()
                    + " x" + error.count() + ": " + error.text();
            case SqlStatement sql -> "sql " + sql.verb() + " on " + String.join(", ", sql.tables());
            case TimelineFact time ->
                "time " + time.at().time() + (time.until() == null ? "" : "-" + time.until().time())
                        + ": " + time.text();
            case LogTemplate log -> "log " + log.level() + " x" + log.count() + ": " + log.template();
            case Quantity quantity -> "quantity " + quantity.subject() + ": " + quantity.measure().text();
        };
        return fact.id() + " L" + fact.span().lines() + " " + PlainLine.of(body, TEXT_MAX_CHARS) + "\n";
    }

    private static String movement(MetricChange metric) {
        String factor = Double.isFinite(metric.factor()) ? String.format(Locale.ROOT, " (x%.3g)", metric.factor()) : "";
        String usage = Double.isFinite(metric.usage())
                ? String.format(Locale.ROOT, " (%.0f%% of the limit)", metric.usage() * 100)
                : "";
        return text(metric.before(), "", " -> ") + metric.after().text() + factor + text(metric.limit(), " of ", "")
                + usage + (metric.remark().isBlank() ? "" : ", writer says: " + metric.remark());
    }

    private static String text(@Nullable Measure measure, String before, String after) {
        return measure == null ? "" : before + measure.text() + after;
    }
}
