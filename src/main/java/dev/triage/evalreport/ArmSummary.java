package dev.triage.evalreport;

import dev.triage.eval.Cell;
import dev.triage.eval.Pairing;
import dev.triage.eval.ScoredCell;
import dev.triage.score.Definition;
import dev.triage.score.Scorer;
import dev.triage.score.Scorers;
import dev.triage.stats.Comparison;
import dev.triage.stats.Interval;
import dev.triage.stats.PairedBootstrap;
import dev.triage.stats.PairedUnit;
import dev.triage.stats.Proportion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One arm by itself.
 *
 * @param scores mean and 95 % interval by score, as the score counts: Wilson for passes, else the cluster bootstrap
 * @param passPower chance that all repeats of a case are correct, averaged over cases; empty without repeats
 * @param costPerCorrect dollars for each correct triage; empty where a price is unknown or nothing is correct
 */
record ArmSummary(String label, List<ScoredCell> cells, Map<Definition, Interval> scores, Optional<Double> passPower,
        int repeats, Optional<Double> costPerCorrect, int modelFailures, int infrastructure) {

    ArmSummary {
        cells = List.copyOf(cells);
        scores = new LinkedHashMap<>(scores);
    }

    static ArmSummary of(String label, List<ScoredCell> cells) {
        return of(label, cells, Scorers.all().stream().map(Scorer::definition).toList());
    }

    /** With these scores only. */
    static ArmSummary of(String label, List<ScoredCell> cells, List<Definition> wanted) {
        Map<Definition, Interval> scores = new LinkedHashMap<>();
        for (Definition definition : wanted) {
            List<PairedUnit> units = Pairing.units(cells, definition).stream()
                    .map(unit -> new PairedUnit(unit.unit(), unit.cluster(), 0, definition.oriented(unit.b())))
                    .toList();
            if (!units.isEmpty()) {
                scores.put(definition, interval(definition, units));
            }
        }
        Map<String, List<ScoredCell>> byCase = byCase(cells);
        int repeats = byCase.values().stream().mapToInt(List::size).min().orElse(0);
        Optional<Double> power = repeats < 2
                ? Optional.empty()
                : Optional.of(byCase.values().stream()
                        .mapToDouble(tries -> Proportion.passPower(correct(tries), tries.size(), repeats)).average()
                        .orElse(0));
        return new ArmSummary(label, cells, scores, power, repeats, costPerCorrect(cells),
                (int) cells.stream().filter(cell -> cell.status() == Cell.Status.MODEL_FAILED).count(),
                (int) cells.stream().filter(cell -> !cell.isScored()).count());
    }

    /** By case and language, in the order of ids. */
    static Map<String, List<ScoredCell>> byCase(List<ScoredCell> cells) {
        return cells.stream().filter(ScoredCell::isScored).collect(Collectors.groupingBy(
                cell -> cell.id().caseId() + " " + cell.id().language(), TreeMap::new, Collectors.toList()));
    }

    static int correct(List<ScoredCell> cells) {
        return (int) cells.stream().filter(ScoredCell::isCorrect).count();
    }

    /** Chinese reports against English ones on the same incidents; empty where there are not both. */
    Optional<Comparison> parity() {
        List<PairedUnit> pairs = Pairing.languages(cells, Scorers.definition(Scorers.MAIN).orElseThrow());
        return pairs.isEmpty() ? Optional.empty() : Optional.of(Comparison.of(pairs, false, 0.05));
    }

    double mean(String score) {
        return scores.entrySet().stream().filter(each -> each.getKey().name().equals(score))
                .mapToDouble(each -> each.getValue().estimate()).findFirst().orElse(Double.NaN);
    }

    private static Interval interval(Definition definition, List<PairedUnit> units) {
        if (definition.passFail()) {
            int passes = (int) units.stream().filter(unit -> unit.b() > 0.5).count();
            Interval wilson = Proportion.wilson(passes, units.size(), 0.95);
            double mean = units.stream().mapToDouble(PairedUnit::b).average().orElse(Double.NaN);
            return new Interval(mean, Math.min(mean, wilson.low()), Math.max(mean, wilson.high()), 0.95);
        }
        return PairedBootstrap.draw(units, PairedBootstrap.DRAWS, PairedBootstrap.SEED).interval(0.95);
    }

    private static Optional<Double> costPerCorrect(List<ScoredCell> cells) {
        List<ScoredCell> scored = cells.stream().filter(ScoredCell::isScored).toList();
        int correct = correct(scored);
        boolean known = scored.stream().allMatch(cell -> cell.scores().containsKey("cost-usd"));
        return correct == 0 || !known
                ? Optional.empty()
                : Optional.of(scored.stream().mapToDouble(cell -> cell.scores().getOrDefault("cost-usd", 0.0)).sum()
                        / correct);
    }
}
