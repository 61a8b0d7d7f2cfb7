package dev.triage.evalreport;

import dev.triage.eval.Cell;
import dev.triage.eval.RunResults;
import dev.triage.eval.ScoredCell;
import dev.triage.score.Scorers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One answer to one case: what was asked, what was said, how it was scored.
 *
 * @param repeats how many answers this arm has to the case
 * @param scores by name, as text
 * @param unscored why, by name
 * @param lines what was said and what the checks found, those marked that the other side does not have
 */
public record CellView(String caseId, String language, String arm, int repeat, int repeats, String title,
        String family, String expected, String found, String status, String reason, boolean correct,
        Map<String, String> scores, Map<String, String> unscored, List<Line> lines, List<Question> questions) {

    public CellView {
        scores = new LinkedHashMap<>(scores);
        unscored = new LinkedHashMap<>(unscored);
        lines = List.copyOf(lines);
        questions = List.copyOf(questions);
    }

    /** A line, and whether only this side has it. */
    public record Line(String text, boolean only) {}

    /** A question to the model and its reply. */
    public record Question(String outcome, String system, String user, String reply, List<String> errors, String took,
            int tokens) {

        public Question {
            errors = List.copyOf(errors);
        }
    }

    static CellView of(ScoredCell cell, int repeats, @Nullable Cell row, RunResults results) {
        Map<String, String> scores = new LinkedHashMap<>();
        Map<String, String> unscored = new LinkedHashMap<>();
        Scorers.all().stream().map(scorer -> scorer.definition().name()).forEach(name -> {
            if (cell.scores().containsKey(name)) {
                scores.put(name, Numbers.of(cell.scores().getOrDefault(name, Double.NaN)));
            } else {
                unscored.put(name, cell.unscored().getOrDefault(name, ""));
            }
        });
        List<Line> lines = new ArrayList<>();
        List<Question> questions = new ArrayList<>();
        if (row != null) {
            CellTexts.lines(cell, row).forEach(line -> lines.add(new Line(line, false)));
            row.calls().forEach(call -> questions.add(new Question(call.outcome(),
                    results.text(call.system()).orElse(""), results.text(call.user()).orElse(""), call.reply(),
                    call.errors(), Numbers.of(call.latencyMillis()) + " ms",
                    call.usage().input() + call.usage().output())));
        }
        return new CellView(cell.id().caseId(), cell.id().language(), cell.id().arm().label(), cell.id().repeat(),
                repeats, cell.title(), cell.family(), cell.expected(), cell.found(), cell.status().name(),
                cell.reason(), cell.isCorrect(), scores, unscored, lines, questions);
    }

    /** The same with the lines marked that the other one does not have. */
    CellView against(CellView other) {
        Set<String> known = new HashSet<>(other.lines.stream().map(Line::text).toList());
        return new CellView(caseId, language, arm, repeat, repeats, title, family, expected, found, status, reason,
                correct, scores, unscored,
                lines.stream().map(line -> new Line(line.text(), !known.contains(line.text()))).toList(), questions);
    }
}
