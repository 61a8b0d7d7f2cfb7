package dev.triage.evalreport;

import dev.triage.eval.ArmComparison;
import dev.triage.eval.RunManifest;
import dev.triage.eval.RunResults;
import dev.triage.eval.ScoredCell;
import dev.triage.sandbox.SandboxReport;
import dev.triage.sandbox.SandboxRun;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The report of one run: a page that needs nothing else, and Markdown. */
public final class EvalReport {

    private final RunResults results;
    private final List<ArmSummary> arms;
    private final List<ArmComparison> comparisons;

    /** @param comparisons what is compared, the declared contrasts first */
    public EvalReport(RunResults results, List<ArmComparison> comparisons) {
        this.results = results;
        this.arms = results.arms().stream().map(label -> ArmSummary.of(label, results.arm(label))).toList();
        this.comparisons = List.copyOf(comparisons);
    }

    /** One HTML file with style, script and pictures in it. */
    public String html() {
        String title = "Evaluation " + results.name();
        StringBuilder page = new StringBuilder("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>")
                .append(Html.escaped(title)).append("</title><style>").append(resource("report.css"))
                .append("</style></head><body><main><h1>").append(Html.escaped(title)).append("</h1>")
                .append(provenance());
        section(page, "verdicts", "Verdicts", verdicts());
        section(page, "scores", "Scores", ScoreTable.html(arms));
        section(page, "families", "Families", FamilyTable.html(arms));
        section(page, "differences", "Differences", comparisons.isEmpty()
                ? "<p>Nothing was compared.</p>"
                : "<div class=\"plots\">" + comparisons.stream()
                        .map(each -> "<figure><figcaption>" + Html.escaped(each.b()) + " against "
                                + Html.escaped(each.a()) + "</figcaption>" + Plots.forest(each) + "</figure>")
                        .collect(Collectors.joining()) + "</div>");
        section(page, "cost", "Cost against quality", Plots.pareto(arms));
        section(page, "calibration", "Calibration", plots(arms.stream().map(Plots::calibration).toList()));
        section(page, "latency", "Latency", plots(arms.stream().map(Plots::latency).toList()));
        section(page, "failures", "Failures", failures());
        section(page, "cases", "Cases", resource("filters.html").replace("<!--families-->", families())
                + CaseGrid.html(arms));
        List<SandboxRun> runs = results.sandboxRuns();
        if (!runs.isEmpty()) {
            section(page, "sandbox", "In the sandbox: what was proposed, run and seen", SandboxReport.sections(runs));
        }
        section(page, "outputs", "Outputs side by side", resource("outputs.html"));
        return page.append("<script type=\"application/json\" id=\"texts\">")
                .append(CellTexts.json(results.cells(), results)).append("</script><script>")
                .append(resource("report.js")).append("</script></main></body></html>\n").toString();
    }

    /** The same without pictures. */
    public String markdown() {
        StringBuilder text = new StringBuilder("# Evaluation ").append(results.name()).append("\n\n");
        RunManifest run = results.manifest();
        if (run != null) {
            text.append(facts(run)).append("\n\n");
        }
        comparisons.forEach(each -> text.append(ComparisonText.of(each)).append('\n'));
        return text.append("## Scores by arm\n\n").append(ScoreTable.markdown(arms)).toString();
    }

    private static void section(StringBuilder page, String id, String heading, String body) {
        page.append("<section id=\"").append(id).append("\"><h2>").append(heading).append("</h2>").append(body)
                .append("</section>");
    }

    private static String plots(List<String> pictures) {
        return "<div class=\"plots\">" + pictures.stream().map(each -> "<figure>" + each + "</figure>")
                .collect(Collectors.joining()) + "</div>";
    }

    private String provenance() {
        RunManifest run = results.manifest();
        if (run == null) {
            return "<p>A blessed baseline.</p>";
        }
        return (run.synthetic()
                ? "<p class=\"banner\">Synthetic: the replies were made up to test the harness. No model wrote them, and"
                        + " nothing here says anything about a model.</p>"
                : "") + "<p>" + Html.escaped(facts(run)) + "</p>";
    }

    private static String facts(RunManifest run) {
        return "%d cells on %d cases of %s, %d repeats, languages %s; %d with an outcome, %d failed on the way, %d not asked; spent $%s. Build %s, code %s, started %s."
                .formatted(run.cells(), run.cases(), run.casesFolder(), run.repeats(),
                        String.join(", ", run.languages()), run.done(), run.infrastructure(), run.skipped(),
                        run.spentUsd().toPlainString(), run.build(), run.codeVersion().substring(0, 8),
                        run.startedAt().truncatedTo(ChronoUnit.SECONDS));
    }

    private String verdicts() {
        if (comparisons.isEmpty()) {
            return "<p>The matrix declares no contrasts; compare arms with <code>triage eval compare</code>.</p>";
        }
        StringBuilder out = new StringBuilder();
        for (ArmComparison each : comparisons) {
            String name = each.outcome().name().toLowerCase(Locale.ROOT);
            out.append("<details class=\"verdict\"><summary><span class=\"badge ").append(name).append("\">")
                    .append(name)
                    .append("</span> ").append(Html.escaped(each.b())).append(" against ")
                    .append(Html.escaped(each.a())).append(" <small>").append(each.flips().size())
                    .append(" cases flipped").append(atOnce(each)).append("</small></summary><pre>")
                    .append(Html.escaped(ComparisonText.of(each))).append("</pre></details>");
        }
        return out.toString();
    }

    /** What failed the gate whatever the means say. */
    private static String atOnce(ArmComparison comparison) {
        return (comparison.mustPassFailed().isEmpty()
                ? ""
                : "; " + comparison.mustPassFailed().size() + " must-pass cases lost")
                + (comparison.newCriticalTraps().isEmpty()
                        ? ""
                        : "; " + comparison.newCriticalTraps().size() + " critical traps new");
    }

    private String failures() {
        Map<String, Map<String, Long>> kinds = new TreeMap<>();
        for (ScoredCell cell : results.cells()) {
            String kind = switch (cell.status()) {
                case DIAGNOSED -> cell.isCorrect() ? "" : cell.traps().isEmpty() ? "wrong answer" : "ran into a trap";
                case MODEL_FAILED -> "model: " + cell.reason().split("[(:]", 2)[0].strip();
                case INFRASTRUCTURE -> "on the way: " + cell.reason().split("[(:]", 2)[0].strip();
            };
            if (!kind.isEmpty()) {
                kinds.computeIfAbsent(kind, key -> new TreeMap<>()).merge(cell.id().arm().label(), 1L, Long::sum);
            }
        }
        if (kinds.isEmpty()) {
            return "<p>None.</p>";
        }
        StringBuilder out = new StringBuilder("<div class=\"wide\"><table><thead><tr><th scope=\"col\">kind</th>");
        arms.forEach(arm -> out.append("<th scope=\"col\">").append(Html.escaped(arm.label())).append("</th>"));
        out.append("</tr></thead><tbody>");
        kinds.forEach((kind, counts) -> {
            out.append("<tr><th scope=\"row\">").append(Html.escaped(kind)).append("</th>");
            arms.forEach(arm -> out.append("<td>").append(counts.getOrDefault(arm.label(), 0L)).append("</td>"));
            out.append("</tr>");
        });
        return out.append("</tbody></table></div>").toString();
    }

    private String families() {
        return results.cells().stream().map(ScoredCell::family).distinct().sorted()
                .map(family -> "<option>" + Html.escaped(family) + "</option>").collect(Collectors.joining());
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(EvalReport.class.getResourceAsStream("/evalreport/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
