package dev.triage.eval;

import dev.triage.score.Definition;
import dev.triage.score.Scorer;
import dev.triage.score.Scorers;
import dev.triage.stats.Comparison;
import dev.triage.stats.Holm;
import dev.triage.stats.PairedUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Compares arms on the cases that both have. */
public final class Comparer {

    /** Two arms, of one run or of two. */
    public record Sides(String nameA, List<ScoredCell> a, String nameB, List<ScoredCell> b) {

        public Sides {
            a = List.copyOf(a);
            b = List.copyOf(b);
        }
    }

    private Comparer() {}

    /**
     * Compares all pairs; the p values of the deciding scores are adjusted over all of them together.
     *
     * @param deciding names of the scores that decide
     */
    public static List<ArmComparison> compare(List<Sides> pairs, List<String> deciding) {
        return compare(pairs, deciding, false);
    }

    /**
     * Compares all pairs.
     *
     * @param everyMustPass whether a must-pass case that B fails counts even if A fails it too
     */
    public static List<ArmComparison> compare(List<Sides> pairs, List<String> deciding, boolean everyMustPass) {
        List<ArmComparison> raw = pairs.stream().map(sides -> one(sides, deciding, everyMustPass)).toList();
        List<Comparison> family = raw.stream().flatMap(each -> each.scores().stream()).filter(ScoreComparison::decides)
                .map(ScoreComparison::comparison).toList();
        double[] worse = Holm.adjust(family.stream().mapToDouble(Comparison::pWorse).toArray());
        double[] either = Holm.adjust(family.stream().mapToDouble(Comparison::pEither).toArray());
        List<ArmComparison> adjusted = new ArrayList<>();
        int at = 0;
        for (ArmComparison each : raw) {
            List<ScoreComparison> scores = new ArrayList<>();
            for (ScoreComparison score : each.scores()) {
                scores.add(score.decides()
                        ? new ScoreComparison(score.definition(),
                                score.comparison().adjusted(worse[at], either[at]), true)
                        : score);
                at += score.decides() ? 1 : 0;
            }
            adjusted.add(new ArmComparison(each.a(), each.b(), scores, each.cases(), each.mustPassFailed(),
                    each.newCriticalTraps(), each.unusable(), each.cells()));
        }
        return adjusted;
    }

    private static ArmComparison one(Sides sides, List<String> deciding, boolean everyMustPass) {
        List<ScoreComparison> scores = new ArrayList<>();
        for (Scorer scorer : Scorers.all()) {
            Definition definition = scorer.definition();
            List<PairedUnit> pairs = Pairing.pairs(sides.a(), sides.b(), definition);
            if (!pairs.isEmpty()) {
                scores.add(new ScoreComparison(definition,
                        Comparison.of(pairs, definition.passFail(), definition.margin()),
                        deciding.contains(definition.name())));
            }
        }
        List<FlippedCase> cases = cases(sides);
        int unusable = (int) (sides.a().stream().filter(cell -> !cell.isScored()).count()
                + sides.b().stream().filter(cell -> !cell.isScored()).count());
        return new ArmComparison(sides.nameA(), sides.nameB(), scores, cases,
                cases.stream()
                        .filter(each -> each.mustPass() && (everyMustPass ? each.failed() : each.lost()))
                        .map(each -> each.caseId() + " " + each.language() + " (" + each.change() + ")").toList(),
                newCriticalTraps(sides), unusable, sides.a().size() + sides.b().size());
    }

    private static List<FlippedCase> cases(Sides sides) {
        Map<String, List<ScoredCell>> a = byCase(sides.a());
        Map<String, List<ScoredCell>> b = byCase(sides.b());
        List<FlippedCase> cases = new ArrayList<>();
        b.forEach((key, cells) -> {
            List<ScoredCell> before = a.get(key);
            if (before != null) {
                ScoredCell first = cells.getFirst();
                cases.add(new FlippedCase(first.id().caseId(), first.id().language(), first.title(), first.hard(),
                        first.mustPass(), passes(before), before.size(), passes(cells), cells.size()));
            }
        });
        return cases;
    }

    private static List<String> newCriticalTraps(Sides sides) {
        Set<String> before = new HashSet<>();
        sides.a().forEach(cell -> cell.critical().forEach(trap -> before.add(cell.id().caseId() + ": " + trap)));
        return sides.b().stream()
                .flatMap(cell -> cell.critical().stream().map(trap -> cell.id().caseId() + ": " + trap))
                .distinct().filter(hit -> !before.contains(hit)).toList();
    }

    private static Map<String, List<ScoredCell>> byCase(List<ScoredCell> cells) {
        return cells.stream().filter(ScoredCell::isScored).collect(Collectors.groupingBy(
                cell -> cell.id().caseId() + " " + cell.id().language(), TreeMap::new, Collectors.toList()));
    }

    private static int passes(List<ScoredCell> cells) {
        return (int) cells.stream().filter(ScoredCell::isCorrect).count();
    }

    /** The pairs that two results have in common: every arm of B that A has too, or the only arms of both. */
    public static List<Sides> sides(RunResults a, List<String> armsA, RunResults b, List<String> armsB) {
        Map<String, String> pairs = new LinkedHashMap<>();
        if (armsA.size() == 1 && armsB.size() == 1) {
            pairs.put(armsA.getFirst(), armsB.getFirst());
        } else {
            armsB.stream().filter(armsA::contains).forEach(arm -> pairs.put(arm, arm));
        }
        if (pairs.isEmpty()) {
            throw new EvalException("nothing to compare: " + a.name() + " has " + String.join(", ", armsA) + ", "
                    + b.name() + " has " + String.join(", ", armsB) + "; name arms as RUN@ARM");
        }
        List<Sides> sides = new ArrayList<>();
        pairs.forEach((armA, armB) -> sides
                .add(new Sides(a.name() + "@" + armA, a.arm(armA), b.name() + "@" + armB, b.arm(armB))));
        return sides;
    }
}
