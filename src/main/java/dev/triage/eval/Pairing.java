package dev.triage.eval;

import dev.triage.score.Definition;
import dev.triage.stats.PairedUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes the units of the statistics: repeats are averaged within a case, cases and languages within an incident. */
public final class Pairing {

    private Pairing() {}

    /** The incidents for which both sides have a value, turned so that more is better. */
    public static List<PairedUnit> pairs(List<ScoredCell> a, List<ScoredCell> b, Definition score) {
        return pairs(a, b, score, cell -> cell.id().caseId() + " " + cell.id().language());
    }

    /** Reports in Chinese against reports in English on the same incidents, twins and translations alike. */
    public static List<PairedUnit> languages(List<ScoredCell> cells, Definition score) {
        return pairs(cells.stream().filter(cell -> !cell.id().language().startsWith("zh")).toList(),
                cells.stream().filter(cell -> cell.id().language().startsWith("zh")).toList(), score,
                ScoredCell::incident);
    }

    /** One value an incident, turned so that more is better, with its family. */
    public static List<PairedUnit> units(List<ScoredCell> cells, Definition score) {
        return pairs(cells, cells, score);
    }

    private static List<PairedUnit> pairs(List<ScoredCell> a, List<ScoredCell> b, Definition score,
            Function<ScoredCell, String> same) {
        Map<String, List<ScoredCell>> before = scored(a, score, same);
        Map<String, List<ScoredCell>> after = scored(b, score, same);
        Map<String, List<double[]>> byIncident = new TreeMap<>();
        Map<String, String> families = new LinkedHashMap<>();
        after.forEach((key, cells) -> {
            List<ScoredCell> others = before.get(key);
            if (others != null) {
                ScoredCell first = cells.getFirst();
                families.put(first.incident(), first.family());
                byIncident.computeIfAbsent(first.incident(), incident -> new ArrayList<>())
                        .add(new double[]{mean(others, score), mean(cells, score)});
            }
        });
        List<PairedUnit> units = new ArrayList<>();
        byIncident.forEach((incident, values) -> units.add(new PairedUnit(incident,
                Objects.requireNonNull(families.get(incident)),
                values.stream().mapToDouble(pair -> pair[0]).average().orElseThrow(),
                values.stream().mapToDouble(pair -> pair[1]).average().orElseThrow())));
        return units;
    }

    private static Map<String, List<ScoredCell>> scored(List<ScoredCell> cells, Definition score,
            Function<ScoredCell, String> same) {
        return cells.stream().filter(ScoredCell::isScored).filter(cell -> cell.scores().containsKey(score.name()))
                .collect(Collectors.groupingBy(same, TreeMap::new, Collectors.toList()));
    }

    private static double mean(List<ScoredCell> cells, Definition score) {
        OptionalDouble mean = cells.stream().mapToDouble(cell -> cell.scores().getOrDefault(score.name(), 0.0))
                .average();
        return score.oriented(mean.orElseThrow());
    }
}
