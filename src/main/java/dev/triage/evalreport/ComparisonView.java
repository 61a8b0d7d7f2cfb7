package dev.triage.evalreport;

import dev.triage.eval.ArmComparison;
import dev.triage.eval.FlippedCase;
import dev.triage.eval.ScoreComparison;
import dev.triage.stats.Comparison;
import java.util.List;

/**
 * Arm B against arm A as a page shows it.
 *
 * @param outcome as the gate would end
 * @param forest picture of the differences, as SVG
 */
public record ComparisonView(Side a, Side b, String outcome, int incidents, int families, List<Row> rows,
        String forest, List<Flip> lost, List<Flip> won, List<Flip> flaky, List<String> mustPassFailed,
        List<String> newCriticalTraps, int unusable, int cells) {

    public ComparisonView {
        rows = List.copyOf(rows);
        lost = List.copyOf(lost);
        won = List.copyOf(won);
        flaky = List.copyOf(flaky);
        mustPassFailed = List.copyOf(mustPassFailed);
        newCriticalTraps = List.copyOf(newCriticalTraps);
    }

    /**
     * One side.
     *
     * @param source folder of the run, or {@code baseline/NAME}
     */
    public record Side(String source, String arm, boolean baseline) {}

    /** A score, its numbers as text; {@code verdict} is in lower case. */
    public record Row(String score, boolean decides, boolean higherIsBetter, String a, String b, String difference,
            String interval, String p, String margin, String couldSee, String verdict) {}

    /** A case whose answers changed, such as {@code 3/3 → 1/3}. */
    public record Flip(String caseId, String language, String title, boolean hard, String change) {

        static Flip of(FlippedCase one) {
            return new Flip(one.caseId(), one.language(), one.title(), one.hard(), one.change());
        }
    }

    static ComparisonView of(Side a, Side b, ArmComparison it) {
        ScoreComparison first = it.scores().isEmpty() ? null : it.scores().getFirst();
        return new ComparisonView(a, b, it.outcome().name(), first == null ? 0 : first.comparison().units(),
                first == null ? 0 : first.comparison().clusters(),
                it.scores().stream().map(ComparisonView::row).toList(), Plots.forest(it),
                it.flips().stream().filter(FlippedCase::lost).map(Flip::of).toList(),
                it.flips().stream().filter(each -> !each.lost()).map(Flip::of).toList(),
                it.cases().stream().filter(each -> each.becameFlaky() && !each.flipped()).map(Flip::of).toList(),
                it.mustPassFailed(), it.newCriticalTraps(), it.unusable(), it.cells());
    }

    private static Row row(ScoreComparison score) {
        Comparison it = score.comparison();
        return new Row(score.definition().name(), score.decides(), score.definition().higherIsBetter(),
                Numbers.of(score.meanA()), Numbers.of(score.meanB()), Numbers.signed(score.meanB() - score.meanA()),
                Numbers.difference(score.definition(), it.interval()), Numbers.p(it.pEither()),
                Numbers.of(it.margin()), Numbers.of(it.smallestDetectable()), it.verdict().name());
    }
}
