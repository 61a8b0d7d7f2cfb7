package dev.triage.evalreport;

import dev.triage.eval.ScoredCell;
import dev.triage.score.Scorers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Every case against every arm: how many of its answers are correct. */
final class CaseGrid {

    private CaseGrid() {}

    static String html(List<ArmSummary> arms) {
        Map<String, Map<String, List<ScoredCell>>> rows = new LinkedHashMap<>();
        for (ArmSummary arm : arms) {
            arm.cells().stream().collect(Collectors.groupingBy(
                    cell -> cell.id().caseId() + " " + cell.id().language(), LinkedHashMap::new, Collectors.toList()))
                    .forEach((key, cells) -> rows.computeIfAbsent(key, unused -> new LinkedHashMap<>())
                            .put(arm.label(), cells));
        }
        StringBuilder out = new StringBuilder("<div class=\"wide\"><table id=\"grid\"><caption>Correct answers of all"
                + " answers, by case; choose a cell to see what was said</caption><thead><tr>"
                + "<th scope=\"col\">case</th><th scope=\"col\">family</th><th scope=\"col\">expected</th>");
        arms.forEach(arm -> out.append("<th scope=\"col\">").append(Html.escaped(arm.label())).append("</th>"));
        out.append("</tr></thead><tbody>");
        rows.forEach((key, cells) -> row(out, key, cells, arms));
        return out.append("</tbody></table></div>").toString();
    }

    private static void row(StringBuilder out, String key, Map<String, List<ScoredCell>> byArm,
            List<ArmSummary> arms) {
        ScoredCell first = byArm.values().iterator().next().getFirst();
        long majorities = byArm.values().stream().map(CaseGrid::majority).distinct().count();
        boolean flaky = byArm.values().stream().anyMatch(cells -> {
            int correct = ArmSummary.correct(cells);
            return correct > 0 && correct < cells.size();
        });
        out.append("<tr data-text=\"").append(Html.escaped((key + " " + first.title() + " " + first.family() + " "
                + String.join(" ", first.tags()) + " " + first.expected()).toLowerCase(Locale.ROOT)))
                .append("\" data-family=\"").append(Html.escaped(first.family())).append("\" data-marks=\"")
                .append(first.hard() ? "hard " : "").append(majorities > 1 ? "flip " : "").append(flaky ? "flaky" : "")
                .append("\"><th scope=\"row\">").append(Html.escaped(key)).append(first.mustPass() ? " ★" : "")
                .append("<small>").append(Html.escaped(first.title())).append("</small></th><td>")
                .append(Html.escaped(first.family())).append(first.hard() ? " <small>hard</small>" : "")
                .append("</td><td><code>").append(Html.escaped(first.expected())).append("</code></td>");
        for (ArmSummary arm : arms) {
            cell(out, key, arm.label(), byArm.getOrDefault(arm.label(), List.of()));
        }
        out.append("</tr>");
    }

    private static void cell(StringBuilder out, String key, String arm, List<ScoredCell> cells) {
        List<ScoredCell> scored = cells.stream().filter(ScoredCell::isScored).toList();
        if (scored.isEmpty()) {
            out.append("<td class=\"none\">–</td>");
            return;
        }
        int correct = ArmSummary.correct(scored);
        double total = scored.stream().mapToDouble(cell -> cell.scores().getOrDefault(Scorers.MAIN, 0.0)).average()
                .orElse(0);
        String tone = correct == scored.size() ? "all" : correct == 0 ? "no" : "some";
        boolean trapped = scored.stream().anyMatch(cell -> !cell.traps().isEmpty());
        out.append("<td class=\"").append(tone).append("\"><button type=\"button\" data-case=\"")
                .append(Html.escaped(key)).append("\" data-arm=\"").append(Html.escaped(arm)).append("\">")
                .append(correct).append('/').append(scored.size()).append(trapped ? " ⚠" : "").append(" <small>")
                .append(Numbers.of(total)).append("</small></button></td>");
    }

    private static boolean majority(List<ScoredCell> cells) {
        return 2 * ArmSummary.correct(cells) > cells.size();
    }
}
