package dev.triage.evalreport;

import dev.triage.score.Definition;
import dev.triage.score.Scorer;
import dev.triage.score.Scorers;
import dev.triage.stats.Interval;
import dev.triage.stats.Proportion;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Scores by arm, with intervals, as HTML and as Markdown. */
final class ScoreTable {

    private ScoreTable() {}

    static String html(List<ArmSummary> arms) {
        StringBuilder out = new StringBuilder(
                "<div class=\"wide\"><table><caption>Mean over incidents, with 95 % interval"
                        + "</caption><thead><tr><th scope=\"col\">score</th>");
        arms.forEach(arm -> out.append("<th scope=\"col\">").append(Html.escaped(arm.label())).append("</th>"));
        out.append("</tr></thead><tbody>");
        for (Scorer scorer : Scorers.all()) {
            Definition definition = scorer.definition();
            if (arms.stream().anyMatch(arm -> arm.scores().containsKey(definition))) {
                out.append("<tr><th scope=\"row\"><details><summary>").append(definition.name())
                        .append(definition.higherIsBetter() ? "" : " <span title=\"less is better\">↓</span>")
                        .append("</summary>").append(Html.escaped(definition.text())).append(" <em>Measures what is ")
                        .append(definition.about().name().toLowerCase(Locale.ROOT))
                        .append(".</em></details></th>");
                arms.forEach(arm -> out.append("<td>").append(cell(definition, arm)).append("</td>"));
                out.append("</tr>");
            }
        }
        extra(out, "every repeat correct (pass^k)", arms, arm -> arm.passPower()
                .map(power -> Numbers.of(power) + " <small>k = " + arm.repeats() + "</small>").orElse("–"));
        extra(out, "cost per correct triage", arms,
                arm -> arm.costPerCorrect().map(cost -> "$" + Numbers.of(cost)).orElse("–"));
        extra(out, "total in Chinese less in English", arms, arm -> arm.parity()
                .map(parity -> Numbers.signed(parity.interval().estimate()) + " <small>"
                        + Numbers.range(parity.interval())
                        + ", " + parity.units() + " incidents</small>")
                .orElse("–"));
        extra(out, "cells: model failed / failed on the way", arms,
                arm -> arm.modelFailures() + " / " + arm.infrastructure() + " of " + arm.cells().size());
        return out.append("</tbody></table></div>").toString();
    }

    private static void extra(StringBuilder out, String name, List<ArmSummary> arms,
            Function<ArmSummary, String> value) {
        out.append("<tr><th scope=\"row\">").append(Html.escaped(name)).append("</th>");
        arms.forEach(arm -> out.append("<td>").append(value.apply(arm)).append("</td>"));
        out.append("</tr>");
    }

    private static String cell(Definition definition, ArmSummary arm) {
        Interval interval = arm.scores().get(definition);
        if (interval == null) {
            return "<span class=\"none\">unscored</span>";
        }
        String zero = definition.name().equals("dangerous-commands") && interval.estimate() == 0
                ? "<small>0 seen; rate under " + Numbers.of(Proportion.ruleOfThree(Math.max(1, arm.cells().size())))
                        + "</small>"
                : "<small>" + Numbers.range(interval) + "</small>";
        return "<b>" + Numbers.of(interval.estimate()) + "</b> " + zero;
    }

    static String markdown(List<ArmSummary> arms) {
        StringBuilder out = new StringBuilder("| score |");
        arms.forEach(arm -> out.append(' ').append(arm.label()).append(" |"));
        out.append("\n|---|").append("---|".repeat(arms.size())).append('\n');
        for (Scorer scorer : Scorers.all()) {
            Definition definition = scorer.definition();
            if (arms.stream().anyMatch(arm -> arm.scores().containsKey(definition))) {
                out.append("| ").append(definition.name()).append(definition.higherIsBetter() ? "" : " ↓").append(" |");
                for (ArmSummary arm : arms) {
                    Interval interval = arm.scores().get(definition);
                    out.append(interval == null
                            ? " unscored |"
                            : " " + Numbers.of(interval.estimate()) + " (" + Numbers.of(interval.low()) + " to "
                                    + Numbers.of(interval.high()) + ") |");
                }
                out.append('\n');
            }
        }
        return out.toString();
    }
}
