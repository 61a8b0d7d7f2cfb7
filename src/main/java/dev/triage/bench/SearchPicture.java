package dev.triage.bench;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** p95 of search against the number of rows, both on logarithmic axes, as SVG. */
final class SearchPicture {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;
    private static final int LEFT = 70;
    private static final int RIGHT = 150;
    private static final int TOP = 30;
    private static final int BOTTOM = 50;

    private final List<SearchBenchmarkStep> steps;
    private final StringBuilder svg = new StringBuilder();

    SearchPicture(List<SearchBenchmarkStep> steps) {
        this.steps = steps;
    }

    String svg() {
        add("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
                + " font-size=\"12\" role=\"img\" aria-label=\"p95 of search against the number of rows\">", WIDTH,
                HEIGHT);
        add("<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>", WIDTH, HEIGHT);
        for (double millis = 1; millis <= 100_000; millis *= 10) {
            add("<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd\"/>", LEFT, WIDTH - RIGHT, y(millis),
                    y(millis));
            add("<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%,.0f ms</text>", LEFT - 6, y(millis) + 4, millis);
        }
        for (SearchBenchmarkStep step : steps) {
            add("<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%,d</text>", x(step.rows()), HEIGHT - BOTTOM + 20,
                    step.rows());
        }
        add("<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">rows</text>", (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 10);
        line("fused, p95", "#0b6bcb", step -> step.byClients().getOrDefault(1, step.words()).p95());
        line("plain scan", "#b42318", SearchBenchmarkStep::scan);
        line("LangChain4j's store", "#8a6100", SearchBenchmarkStep::library);
        add("</svg>");
        return svg.toString();
    }

    private void line(String name, String colour, ToDoubleFunction<SearchBenchmarkStep> millis) {
        StringBuilder points = new StringBuilder();
        for (SearchBenchmarkStep step : steps) {
            double y = y(millis.applyAsDouble(step));
            points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(step.rows()), y));
            add("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>", x(step.rows()), y, colour);
        }
        add("<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>", points.toString().trim(),
                colour);
        add("<text x=\"%d\" y=\"%.1f\" fill=\"%s\">%s</text>", WIDTH - RIGHT + 10,
                y(millis.applyAsDouble(steps.getLast())) + 4, colour, name);
    }

    private double x(int rows) {
        double first = Math.log10(steps.getFirst().rows());
        double span = Math.max(1e-9, Math.log10(steps.getLast().rows()) - first);
        return LEFT + 20 + (Math.log10(rows) - first) / span * (WIDTH - LEFT - RIGHT - 40);
    }

    /** From 1 ms at the bottom to 100 s at the top. */
    private static double y(double millis) {
        double share = Math.log10(Math.clamp(millis, 1, 100_000)) / 5;
        return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM);
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
