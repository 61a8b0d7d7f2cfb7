package dev.triage.shadow;

import dev.triage.stats.Comparison;
import dev.triage.stats.PairedUnit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A candidate against the current default on the same live incidents. Runs of an incident are averaged; incidents of a
 * service are a cluster.
 *
 * @param measures those that at least two incidents have on both sides
 * @param incidents with an answer of the candidate, or its failure
 * @param sameCause on how many of them both put the same cause first
 * @param people how many of them people have judged
 */
public record ShadowComparison(List<Line> measures, int incidents, int sameCause, int people) {

    private static final int UNITS_LEAST = 2;

    public ShadowComparison {
        measures = List.copyOf(measures);
    }

    /** What is compared. */
    public enum Measure {
        /** What people said: by how the incident was resolved, else by their marks. */
        RIGHT(true, true, 0.05),
        /** The model that was asked gave an answer that fits the schema. */
        ANSWERED(true, true, 0.02),
        ERRORS(false, false, 0.25),
        GROUNDED(true, false, 0.05),
        SEVERITY_BY_POLICY(true, true, 0.05),
        SECONDS(false, false, 1),
        COST_USD(false, false, 0.002);

        private final boolean higherIsBetter;
        private final boolean passFail;
        private final double margin;

        Measure(boolean higherIsBetter, boolean passFail, double margin) {
            this.higherIsBetter = higherIsBetter;
            this.passFail = passFail;
            this.margin = margin;
        }

        public boolean isHigherBetter() {
            return higherIsBetter;
        }

        private double sign() {
            return higherIsBetter ? 1 : -1;
        }
    }

    /** One measure; means are as the measure counts, the comparison is turned so that more is better. */
    public record Line(Measure measure, double current, double candidate, Comparison comparison) {}

    /** Compares. */
    public static ShadowComparison of(List<ShadowRun> runs) {
        List<ShadowRun> done = runs.stream().filter(run -> run.current() != null)
                .filter(run -> run.status() == ShadowStatus.DIAGNOSED || run.status() == ShadowStatus.MODEL_FAILED)
                .toList();
        Map<String, List<ShadowRun>> byIncident = done.stream().collect(
                Collectors.groupingBy(run -> run.incidentId().toString(), TreeMap::new, Collectors.toList()));
        List<Line> lines = new ArrayList<>();
        for (Measure measure : Measure.values()) {
            List<PairedUnit> units = units(measure, byIncident);
            if (units.size() >= UNITS_LEAST) {
                Comparison comparison = Comparison.of(units, measure.passFail, measure.margin);
                lines.add(new Line(measure, measure.sign() * comparison.meanA(),
                        measure.sign() * comparison.meanB(), comparison));
            }
        }
        return new ShadowComparison(lines, byIncident.size(), (int) byIncident.values().stream()
                .filter(each -> each.stream().allMatch(ShadowComparison::isSameCause)).count(),
                units(Measure.RIGHT, byIncident).size());
    }

    /** Whether both put the same cause first. */
    public static boolean isSameCause(ShadowRun run) {
        return run.current() != null && run.candidate() != null
                && run.current().cause().equals(run.candidate().cause());
    }

    private static List<PairedUnit> units(Measure measure, Map<String, List<ShadowRun>> byIncident) {
        List<PairedUnit> units = new ArrayList<>();
        byIncident.forEach((incident, runs) -> {
            double[][] pairs = runs.stream().map(run -> pair(measure, run))
                    .filter(pair -> Arrays.stream(pair).allMatch(Double::isFinite)).toArray(double[][]::new);
            if (pairs.length > 0) {
                units.add(new PairedUnit(incident, runs.getFirst().service(),
                        measure.sign() * Arrays.stream(pairs).mapToDouble(pair -> pair[0]).average().orElseThrow(),
                        measure.sign() * Arrays.stream(pairs).mapToDouble(pair -> pair[1]).average().orElseThrow()));
            }
        });
        return units;
    }

    private static double[] pair(Measure measure, ShadowRun run) {
        if (measure == Measure.RIGHT) {
            return new double[]{right(run.currentSeen()), right(run.candidateSeen())};
        }
        return new double[]{value(measure, run.current()), value(measure, run.candidate())};
    }

    private static double right(Seen seen) {
        return switch (seen) {
            case RIGHT -> 1;
            case WRONG -> 0;
            case UNKNOWN -> Double.NaN;
        };
    }

    /** Not a number where there is nothing to measure; an answer that is missing is one that was not given. */
    private static double value(Measure measure, @Nullable SideMeasures side) {
        if (side == null) {
            return measure == Measure.ANSWERED ? 0 : Double.NaN;
        }
        return switch (measure) {
            case RIGHT -> Double.NaN;
            case ANSWERED -> side.ownAnswer() ? 1 : 0;
            case ERRORS -> side.errors();
            case GROUNDED -> side.claimsChecked() == 0
                    ? Double.NaN
                    : (double) side.claimsGrounded() / side.claimsChecked();
            case SEVERITY_BY_POLICY -> side.policyAgrees() ? 1 : 0;
            case SECONDS -> side.millis() / 1000;
            case COST_USD -> dollars(side.costUsd());
        };
    }

    private static double dollars(@Nullable BigDecimal cost) {
        return cost == null ? Double.NaN : cost.doubleValue();
    }
}
