package dev.triage.evalreport;

import dev.triage.eval.JudgePolicy;
import dev.triage.eval.Judgement;
import dev.triage.stats.Kappa;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a judge said of the prose of a run, and how far people agree with it, as Markdown. */
public final class JudgementText {

    private JudgementText() {}

    /**
     * Mean grades by arm; agreement with base rates.
     *
     * @param agreement with hand labels, by dimension; empty without labels
     */
    public static String of(JudgePolicy policy, List<Judgement> judgements, Map<String, Kappa> agreement) {
        List<String> dimensions = policy.dimensions().stream().map(JudgePolicy.Dimension::name).toList();
        Map<String, List<Judgement>> byArm = judgements.stream().collect(
                Collectors.groupingBy(each -> each.cell().arm().label(), TreeMap::new, Collectors.toList()));
        StringBuilder text = new StringBuilder("Prose as a model judges it, by policy ").append(policy.version())
                .append(". No gate, verdict or baseline goes by this.\n\n| arm | judged | unusable | ")
                .append(String.join(" | ", dimensions)).append(" |\n|---|--:|--:|")
                .append("--:|".repeat(dimensions.size())).append('\n');
        byArm.forEach((arm, all) -> {
            List<Judgement> graded = all.stream().filter(each -> !each.grades().isEmpty()).toList();
            text.append("| ").append(arm).append(" | ").append(graded.size()).append(" | ")
                    .append(all.size() - graded.size()).append(" |");
            dimensions.forEach(name -> text.append(' ').append(Numbers.of(graded.stream()
                    .mapToInt(each -> each.grades().getOrDefault(name, 0)).average().orElse(Double.NaN))).append(" |"));
            text.append('\n');
        });
        if (agreement.isEmpty()) {
            return text.append("\nNo grades by people: how far this judge can be trusted is not known.\n").toString();
        }
        text.append("\n| dimension | weighted kappa | same grade | people gave 1…5 | judge gave 1…5 |\n"
                + "|---|--:|--:|---|---|\n");
        agreement.forEach((name, it) -> text.append("| ").append(name).append(" | ").append(Numbers.of(it.kappa()))
                .append(" | ").append(Numbers.of(it.agreement())).append(" | ").append(rates(it.firstRates()))
                .append(" | ").append(rates(it.secondRates())).append(" |\n"));
        return text.append("\nKappa with quadratic weights. Where one grade dominates, agreement is high and says"
                + " little.\n").toString();
    }

    private static String rates(double[] rates) {
        return Arrays.stream(rates).mapToObj(rate -> Math.round(100 * rate) + " %").collect(Collectors.joining(", "));
    }
}
