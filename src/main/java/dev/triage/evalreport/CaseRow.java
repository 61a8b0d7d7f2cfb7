package dev.triage.evalreport;

import dev.triage.eval.ScoredCell;
import dev.triage.score.Scorers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A case against every arm of a run.
 *
 * @param searched what a search looks in, in lower case
 * @param cells in the order of the arms
 */
public record CaseRow(String caseId, String language, String title, String family, String expected, boolean hard,
        boolean mustPass, boolean flips, boolean flaky, String searched, List<At> cells) {

    public CaseRow {
        cells = List.copyOf(cells);
    }

    /**
     * How one arm did.
     *
     * @param scored how many answers can be scored; 0 for none
     * @param total mean of the weighted total, as text
     */
    public record At(String arm, int correct, int scored, String total, boolean trapped) {

        /** {@code all}, {@code some}, {@code no} or {@code none}. */
        public String tone() {
            return scored == 0 ? "none" : correct == scored ? "all" : correct == 0 ? "no" : "some";
        }
    }

    static CaseRow of(Map<String, List<ScoredCell>> byArm, List<String> arms) {
        ScoredCell first = byArm.values().iterator().next().getFirst();
        List<At> cells = new ArrayList<>();
        boolean flaky = false;
        for (String arm : arms) {
            List<ScoredCell> scored = byArm.getOrDefault(arm, List.of()).stream().filter(ScoredCell::isScored).toList();
            int correct = ArmSummary.correct(scored);
            flaky |= correct > 0 && correct < scored.size();
            double total = scored.stream().mapToDouble(cell -> cell.scores().getOrDefault(Scorers.MAIN, 0.0)).average()
                    .orElse(0);
            cells.add(new At(arm, correct, scored.size(), Numbers.of(total),
                    scored.stream().anyMatch(cell -> !cell.traps().isEmpty())));
        }
        boolean flips = cells.stream().filter(at -> at.scored() > 0).map(at -> 2 * at.correct() > at.scored())
                .distinct().count() > 1;
        return new CaseRow(first.id().caseId(), first.id().language(), first.title(), first.family(), first.expected(),
                first.hard(), first.mustPass(), flips, flaky,
                String.join(" ", first.id().caseId(), first.title(), first.family(), String.join(" ", first.tags()),
                        first.expected()).toLowerCase(Locale.ROOT),
                cells);
    }
}
