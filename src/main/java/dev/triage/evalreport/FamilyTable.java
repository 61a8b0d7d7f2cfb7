package dev.triage.evalreport;

import dev.triage.eval.Pairing;
import dev.triage.eval.ScoredCell;
import dev.triage.score.Definition;
import dev.triage.score.Scorers;
import dev.triage.stats.Interval;
import dev.triage.stats.PairedUnit;
import dev.triage.stats.Proportion;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** How many incidents of each family an arm triages correctly, with Wilson's interval: few incidents tell little. */
final class FamilyTable {

    private FamilyTable() {}

    static String html(List<ArmSummary> arms) {
        StringBuilder out = new StringBuilder("<div class=\"wide\"><table><caption>Incidents triaged correctly, most"
                + " answers of each, with 95 % interval</caption><thead><tr><th scope=\"col\">family</th>");
        arms.forEach(arm -> out.append("<th scope=\"col\">").append(Html.escaped(arm.label())).append("</th>"));
        out.append("</tr></thead><tbody>");
        for (String family : families(arms)) {
            out.append("<tr><th scope=\"row\">").append(Html.escaped(family)).append("</th>");
            arms.forEach(arm -> out.append("<td>").append(cell(arm.cells(), family)).append("</td>"));
            out.append("</tr>");
        }
        return out.append("</tbody></table></div>").toString();
    }

    private static String cell(List<ScoredCell> cells, String family) {
        Definition correct = Scorers.definition(Scorers.CORRECT).orElseThrow();
        List<PairedUnit> units = Pairing.units(cells.stream().filter(each -> each.family().equals(family)).toList(),
                correct);
        if (units.isEmpty()) {
            return "<span class=\"none\">–</span>";
        }
        int passes = (int) units.stream().filter(unit -> unit.b() > 0.5).count();
        Interval wilson = Proportion.wilson(passes, units.size(), 0.95);
        return "<b>" + passes + "/" + units.size() + "</b> <small>" + Numbers.range(wilson) + "</small>";
    }

    private static TreeSet<String> families(List<ArmSummary> arms) {
        return arms.stream().flatMap(arm -> arm.cells().stream()).map(ScoredCell::family)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
