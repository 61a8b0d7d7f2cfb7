package dev.triage.evalreport;

import dev.triage.eval.ArmComparison;
import dev.triage.eval.ScoreComparison;
import dev.triage.eval.ScoredCell;
import dev.triage.score.Bet;
import dev.triage.score.Scorers;
import dev.triage.stats.Comparison;
import dev.triage.stats.Interval;
import dev.triage.stats.Proportion;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The report's pictures. */
final class Plots {

    private static final int WIDTH = 640;
    private static final int LEFT = 190;
    private static final int RIGHT = 30;
    private static final int ROW = 22;

    private Plots() {}

    /** Differences of the scores between 0 and 1, with their 95 % intervals; right of the line B is better. */
    static String forest(ArmComparison comparison) {
        List<ScoreComparison> rows = comparison.scores().stream()
                .filter(score -> score.definition().high() == 1).toList();
        double reach = 0.1;
        for (ScoreComparison row : rows) {
            Interval interval = row.comparison().interval();
            reach = Math.max(reach, Math.abs(interval.estimate()));
            if (Double.isFinite(interval.low())) {
                reach = Math.max(reach, Math.max(Math.abs(interval.low()), Math.abs(interval.high())));
            }
        }
        int height = ROW * rows.size() + 44;
        double middle = (LEFT + WIDTH - RIGHT) / 2.0;
        double scale = (WIDTH - RIGHT - LEFT) / 2.0 / reach;
        Svg svg = new Svg(WIDTH, height, "Differences, " + comparison.b() + " against " + comparison.a(),
                "Dots are mean differences, bars 95 % intervals; right of the middle line B is better.");
        svg.line(middle, 8, middle, height - 30, "axis");
        for (int i = 0; i < rows.size(); i++) {
            ScoreComparison row = rows.get(i);
            Comparison it = row.comparison();
            double y = 18 + ROW * i;
            String verdict = it.verdict().toString().toLowerCase(Locale.ROOT);
            double low = Math.max(-reach, it.interval().low());
            double high = Math.min(reach, it.interval().high());
            svg.text(LEFT - 10, y + 4, "end", row.decides() ? "strong" : "", row.definition().name());
            svg.line(middle + low * scale, y, middle + high * scale, y, "bar " + verdict);
            svg.dot(middle + it.interval().estimate() * scale, y, row.decides() ? 5 : 3.5, "dot " + verdict,
                    row.definition().name() + ": " + Numbers.signed(it.interval().estimate()) + ", " + verdict);
        }
        svg.text(LEFT, height - 10, "start", "", Numbers.signed(-reach) + "  worse");
        svg.text(WIDTH - RIGHT, height - 10, "end", "", "better  " + Numbers.signed(reach));
        return svg.end();
    }

    /** Cost of a triage against quality; arms on the front are those that no other beats in both. */
    static String pareto(List<ArmSummary> arms) {
        List<ArmSummary> priced = arms.stream().filter(arm -> Double.isFinite(arm.mean("cost-usd"))).toList();
        double most = Math.max(1e-6, priced.stream().mapToDouble(arm -> arm.mean("cost-usd")).max().orElse(1));
        int height = 300;
        double bottom = height - 44;
        Svg svg = new Svg(WIDTH, height, "Cost against quality",
                "Each dot is an arm: to the right dearer, upward better. Ringed arms are on the Pareto front.");
        svg.line(60, bottom, WIDTH - RIGHT, bottom, "axis").line(60, 16, 60, bottom, "axis");
        for (int tenth = 0; tenth <= 10; tenth += 2) {
            double y = bottom - (bottom - 16) * tenth / 10.0;
            svg.line(60, y, WIDTH - RIGHT, y, "grid").text(54, y + 4, "end", "", "0." + (tenth == 10 ? "" : tenth));
        }
        for (ArmSummary arm : priced) {
            double cost = arm.mean("cost-usd");
            double quality = arm.mean(Scorers.MAIN);
            boolean front = priced.stream().noneMatch(other -> other.mean("cost-usd") <= cost
                    && other.mean(Scorers.MAIN) >= quality
                    && (other.mean("cost-usd") < cost || other.mean(Scorers.MAIN) > quality));
            double x = 60 + (WIDTH - RIGHT - 60 - 130) * cost / most;
            double y = bottom - (bottom - 16) * quality;
            svg.dot(x, y, front ? 8 : 5, front ? "front" : "dot",
                    arm.label() + ": " + Numbers.of(quality) + " for $" + Numbers.of(cost));
            // Arms of one model lie close together: one label above, one below.
            double shift = priced.indexOf(arm) % 2 == 0 ? 16 : -8;
            svg.text(x + 12, y + shift, "start", front ? "strong" : "", arm.label());
        }
        return svg.text(60, height - 22, "start", "", "$0").text(WIDTH - RIGHT - 130, height - 22, "middle", "",
                "$" + Numbers.of(most)).text(WIDTH / 2.0, height - 6, "middle", "", "mean cost of a triage").end()
                .replace("0.</text>", "1</text>").replace(">0.0</text>", ">0</text>");
    }

    /** How often hypotheses of each confidence are right, against what the confidence stands for. */
    static String calibration(ArmSummary arm) {
        TreeMap<Double, List<Bet>> bets = arm.cells().stream().map(ScoredCell::bet).filter(Objects::nonNull)
                .collect(Collectors.groupingBy(Bet::stated, TreeMap::new, Collectors.toList()));
        int size = 240;
        double edge = 36;
        double side = size - 2 * edge + 16;
        Svg svg = new Svg(size, size, "Calibration of " + arm.label(),
                "Across: the chance that a confidence stands for. Up: how often it was right. On the line they agree.");
        svg.line(edge, size - edge, edge + side, size - edge, "axis").line(edge, size - edge - side, edge, size - edge,
                "axis").line(edge, size - edge, edge + side, size - edge - side, "grid");
        bets.forEach((stated, all) -> {
            int right = (int) all.stream().filter(Bet::right).count();
            Interval wilson = Proportion.wilson(right, all.size(), 0.95);
            double x = edge + side * stated;
            svg.line(x, size - edge - side * wilson.low(), x, size - edge - side * wilson.high(), "bar");
            svg.dot(x, size - edge - side * wilson.estimate(), 4.5, "dot",
                    all.getFirst().confidence() + ": " + right + " of " + all.size() + " right");
            svg.text(x, size - edge + 14, "middle", "", "n=" + all.size());
        });
        return svg.text(size / 2.0, size - 4, "middle", "", "stated .3 .6 .9").text(size / 2.0, 14, "middle", "strong",
                arm.label()).end();
    }

    /** Latencies of all cells in bins that double. */
    static String latency(ArmSummary arm) {
        double[] millis = arm.cells().stream().filter(ScoredCell::isScored)
                .mapToDouble(cell -> cell.scores().getOrDefault("latency-ms", Double.NaN)).filter(Double::isFinite)
                .sorted().toArray();
        int bins = 18;
        int[] counts = new int[bins];
        for (double value : millis) {
            counts[(int) Math.clamp(Math.log(Math.max(1, value)) / Math.log(2), 0, bins - 1)]++;
        }
        int most = Math.max(1, Arrays.stream(counts).max().orElse(1));
        int width = 300;
        int height = 130;
        Svg svg = new Svg(width, height, "Latency of " + arm.label(), "Cells by latency; each bar spans a doubling.");
        for (int bin = 0; bin < bins; bin++) {
            double tall = 76.0 * counts[bin] / most;
            svg.box(10 + bin * 15.6, 100 - tall, 14, tall, "column", counts[bin] + " cells from " + (1 << bin) + " ms");
        }
        String told = millis.length == 0
                ? "no latencies"
                : "median " + shown(millis[millis.length / 2]) + ", 95 % within "
                        + shown(millis[(int) Math.min(millis.length - 1, millis.length * 0.95)]);
        return svg.line(10, 100, width - 10, 100, "axis").text(10, 114, "start", "", "1 ms")
                .text(10 + 10 * 15.6, 114, "start", "", "1 s").text(width - 10, 114, "end", "", "2 min")
                .text(10, 14, "start", "strong", arm.label()).text(10, 128, "start", "", told).end();
    }

    private static String shown(double millis) {
        return millis >= 1000 ? Numbers.of(millis / 1000) + " s" : Numbers.of(millis) + " ms";
    }
}
