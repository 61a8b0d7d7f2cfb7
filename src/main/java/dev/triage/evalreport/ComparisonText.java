package dev.triage.evalreport;

import dev.triage.eval.ArmComparison;
import dev.triage.eval.FlippedCase;
import dev.triage.eval.ScoreComparison;
import dev.triage.stats.Comparison;
import java.util.List;
import java.util.Locale;

/** A comparison as Markdown, which a terminal shows as well. */
public final class ComparisonText {

    private ComparisonText() {}

    /** The verdict first, then what it rests on. */
    public static String of(ArmComparison comparison) {
        StringBuilder text = new StringBuilder();
        text.append("## ").append(comparison.b()).append(" against ").append(comparison.a()).append("\n\n**")
                .append(comparison.outcome()).append("**");
        ScoreComparison first = comparison.scores().stream().filter(ScoreComparison::decides).findFirst().orElse(null);
        if (first != null) {
            text.append(" on ").append(first.comparison().units()).append(" incidents in ")
                    .append(first.comparison().clusters()).append(" families.");
        }
        text.append("\n\n");
        list(text, "Must-pass cases that fail", comparison.mustPassFailed());
        list(text, "Critical traps that are new", comparison.newCriticalTraps());
        if (comparison.unusable() > 0) {
            text.append("Cells without an answer for reasons that are not the model's: ").append(comparison.unusable())
                    .append(" of ").append(comparison.cells()).append(".\n\n");
        }
        text.append("| score | A | B | difference, 95 % | p | margin | could have seen | verdict |\n"
                + "|---|--:|--:|---|--:|--:|--:|---|\n");
        comparison.scores().forEach(score -> row(text, score));
        text.append("\nScores in bold decide; p is adjusted over them (Holm). All others are exploratory.\n\n");
        flips(text, comparison);
        return text.toString();
    }

    private static void row(StringBuilder text, ScoreComparison score) {
        Comparison it = score.comparison();
        String mark = score.decides() ? "**" : "";
        text.append("| ").append(mark).append(score.definition().name()).append(mark)
                .append(score.definition().higherIsBetter() ? "" : " ↓").append(" | ").append(Numbers.of(score.meanA()))
                .append(" | ").append(Numbers.of(score.meanB())).append(" | ")
                .append(Numbers.signed(score.meanB() - score.meanA())).append(" (")
                .append(Numbers.difference(score.definition(), it.interval())).append(") | ")
                .append(Numbers.p(it.pEither())).append(" | ").append(Numbers.of(it.margin())).append(" | ")
                .append(Numbers.of(it.smallestDetectable())).append(" | ")
                .append(it.verdict().toString().toLowerCase(Locale.ROOT)).append(" |\n");
    }

    private static void flips(StringBuilder text, ArmComparison comparison) {
        List<FlippedCase> lost = comparison.flips().stream().filter(FlippedCase::lost).toList();
        List<FlippedCase> won = comparison.flips().stream().filter(each -> !each.lost()).toList();
        List<FlippedCase> flaky = comparison.cases().stream()
                .filter(each -> each.becameFlaky() && !each.flipped()).toList();
        list(text, "Cases lost", lost.stream().map(ComparisonText::line).toList());
        list(text, "Cases won", won.stream().map(ComparisonText::line).toList());
        list(text, "Cases that became flaky", flaky.stream().map(ComparisonText::line).toList());
    }

    private static String line(FlippedCase one) {
        return one.caseId() + " " + one.language() + " " + one.change() + (one.hard() ? " (hard) " : " ")
                + one.title();
    }

    private static void list(StringBuilder text, String heading, List<String> items) {
        if (!items.isEmpty()) {
            text.append(heading).append(":\n\n");
            items.forEach(item -> text.append("- ").append(item).append('\n'));
            text.append('\n');
        }
    }
}
