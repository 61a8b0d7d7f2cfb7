package dev.triage.sandbox;

import java.util.List;
import java.util.function.ToLongFunction;

/** The runs as one HTML page: the table of scores, and for each run what was proposed, run and seen. */
public final class SandboxReport {

    private static final int WIDTH = 760;
    private static final int BAND = 60;
    private static final String HEAD = """
                                       <!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                                       <title>Sandbox runs</title><style>
                                       body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
                                       table{border-collapse:collapse}td,th{padding:.2rem .6rem;border-bottom:1px solid #ccc;text-align:left}
                                       td.n{text-align:right}pre{white-space:pre-wrap;background:#f4f4f4;padding:.5rem;margin:.2rem 0}
                                       svg{max-width:100%;height:auto}svg text{font-size:11px;fill:#333}
                                       </style><h1>Sandbox runs</h1>
                                       """;

    private SandboxReport() {}

    /** A page without any script or outside file. */
    public static String html(List<SandboxRun> runs) {
        return HEAD + sections(runs) + "</html>\n";
    }

    /** The same as a part of another page; headings begin at the third level. */
    public static String sections(List<SandboxRun> runs) {
        StringBuilder page = new StringBuilder();
        page.append(
                "<div class=\"wide\"><table><tr><th>Scenario<th>Analyst<th>Prompt<th>Detect<th>Fix<th>Trap<th>Total<th>Checklist ran"
                        + "<th>showed it<th>Blocked</tr>");
        for (SandboxRun run : runs) {
            SandboxScore score = run.score();
            long ran = run.checklist().stream().filter(step -> step.state().equals("ok")).count();
            page.append("<tr><td><a href=\"#").append(anchor(run)).append("\">").append(escape(run.scenario()))
                    .append("</a><td>").append(escape(run.analyst())).append("<td>").append(escape(run.prompt()));
            for (Object cell : List.of(score.detect(), score.fix(), score.trap(), score.total(),
                    ran + "/" + run.checklist().size(), run.culpritShown() + "/" + run.checklist().size(),
                    run.blocked())) {
                page.append("<td class=\"n\">").append(cell);
            }
            page.append("</tr>");
        }
        page.append("</table></div>");
        runs.forEach(run -> run(page, run));
        return page.toString();
    }

    private static String anchor(SandboxRun run) {
        return escape(run.scenario() + "-" + run.analyst() + "-" + run.prompt());
    }

    private static void run(StringBuilder page, SandboxRun run) {
        SandboxScore score = run.score();
        page.append("<h3 id=\"").append(anchor(run)).append("\">").append(escape(run.scenario())).append(" · ")
                .append(escape(run.analyst())).append(" · ").append(score.total()).append("</h3><p>")
                .append(escape(run.failure())).append(" Detect: ")
                .append(escape(score.detectWhy())).append(". Fix: ").append(escape(score.fixWhy())).append(". Traps: ")
                .append(score.tripped().isEmpty() ? "none" : escape(String.join(", ", score.tripped())))
                .append(". Rollbacks that bring the schema back: ").append(run.schemaRestored()).append(" of ")
                .append(run.rollbacksTried()).append(".</p>");
        page.append("<p>Proposed causes: ").append(run.claims().isEmpty()
                ? "none"
                : escape(String.join(", ", run.claims().stream().map(Submission.Claim::cause).toList())))
                .append(".</p>");
        page.append(picture(run.timeline())).append("<h4>The plan, as it was run</h4>");
        run.executed().forEach(statement -> statement(page, statement));
        page.append("<details><summary>Checklist</summary>");
        run.checklist().forEach(statement -> statement(page, statement));
        page.append("</details><details><summary>Context</summary><pre>").append(escape(run.context()))
                .append("</pre></details>");
    }

    private static void statement(StringBuilder page, SandboxRun.Executed statement) {
        page.append("<pre>").append(escape(statement.sql())).append("\n→ ").append(escape(statement.state()))
                .append(" (").append(escape(statement.verdict())).append(")")
                .append(statement.output().isBlank() ? "" : "\n" + escape(statement.output().strip()))
                .append("</pre>");
    }

    private static String picture(Timeline timeline) {
        long end = Math.max(1, timeline.points().stream().mapToLong(Timeline.Point::millis).max().orElse(1));
        StringBuilder svg = new StringBuilder("<svg viewBox=\"0 0 ").append(WIDTH + 20).append(' ')
                .append(4 * BAND + 70)
                .append("\" role=\"img\" aria-label=\"Canary latency, waiters, sessions and buffers over time\">");
        band(svg, timeline, end, 0, "canary, slowest write, ms", Timeline.Point::canaryMillis);
        band(svg, timeline, end, 1, "sessions waiting for a lock", Timeline.Point::waiters);
        band(svg, timeline, end, 2, "sessions", Timeline.Point::sessions);
        band(svg, timeline, end, 3, "buffers of the measured statement", Timeline.Point::buffers);
        int line = 0;
        for (Timeline.Mark mark : timeline.marks()) {
            long x = 10 + mark.millis() * WIDTH / end;
            svg.append("<line x1=\"").append(x).append("\" x2=\"").append(x).append("\" y1=\"0\" y2=\"")
                    .append(4 * BAND + 20).append("\" stroke=\"#999\" stroke-dasharray=\"3 3\"/><text x=\"")
                    .append(Math.min(x + 2, WIDTH - 60)).append("\" y=\"").append(4 * BAND + 22 + 12 * (line++ % 4))
                    .append("\">").append(escape(mark.what())).append("</text>");
        }
        return svg.append("</svg>").toString();
    }

    private static void band(StringBuilder svg, Timeline timeline, long end, int row, String title,
            ToLongFunction<Timeline.Point> value) {
        List<Timeline.Point> points = timeline.points().stream().filter(point -> value.applyAsLong(point) >= 0)
                .toList();
        long top = Math.max(1, points.stream().mapToLong(value).max().orElse(1));
        int base = (row + 1) * BAND;
        svg.append("<text x=\"10\" y=\"").append(base - BAND + 12).append("\">").append(title).append(", up to ")
                .append(top).append("</text><polyline fill=\"none\" stroke=\"#1859a9\" stroke-width=\"1.5\" points=\"");
        for (Timeline.Point point : points) {
            svg.append(10 + point.millis() * WIDTH / end).append(',')
                    .append(base - value.applyAsLong(point) * (BAND - 18) / top).append(' ');
        }
        svg.append("\"/>");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
