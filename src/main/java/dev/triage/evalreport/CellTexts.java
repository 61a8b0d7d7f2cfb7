package dev.triage.evalreport;

import dev.triage.diagnosis.Diagnosis;
import dev.triage.eval.Cell;
import dev.triage.eval.RunResults;
import dev.triage.eval.ScoredCell;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * What every cell said, as lines that two arms can be compared by; embedded in the page with the prompts, each
 * once. What was said is cut at {@value #TEXT_MAX_CHARS} characters, a prompt at {@value #PROMPT_MAX_CHARS}, and at most
 * {@value #CELLS_MAX} cells are embedded, so the page stays bounded; the whole of it is in cells.jsonl and texts/.
 */
final class CellTexts {

    static final int TEXT_MAX_CHARS = 2_000;
    static final int PROMPT_MAX_CHARS = 6_000;
    static final int CELLS_MAX = 2_000;
    private static final int NAME_CHARS = 12;

    private static final JsonMapper JSON = new JsonMapper();

    private CellTexts() {}

    /** JSON for a script element: case and language, then arm, then the texts of the repeats. */
    static String json(List<ScoredCell> scored, RunResults results) {
        Map<String, Cell> byKey = new LinkedHashMap<>();
        results.rows().forEach(row -> byKey.put(row.key(), row));
        Map<String, String> prompts = new LinkedHashMap<>();
        Map<String, Map<String, List<Said>>> all = new LinkedHashMap<>();
        scored.stream().limit(CELLS_MAX).forEach(cell -> {
            Cell row = byKey.get(cell.key());
            if (row != null) {
                all.computeIfAbsent(cell.id().caseId() + " " + cell.id().language(), key -> new LinkedHashMap<>())
                        .computeIfAbsent(cell.id().arm().label(), key -> new ArrayList<>())
                        .add(new Said(text(cell, row),
                                row.calls().stream().map(call -> asked(call, prompts, results)).toList()));
            }
        });
        // A closing tag inside a string would end the script element.
        return JSON.writeValueAsString(Map.of("cells", all, "prompts", prompts)).replace("<", "\\u003c");
    }

    /** A question, by the name of its text, and its reply. */
    private static Asked asked(Cell.Call call, Map<String, String> prompts, RunResults results) {
        String name = call.user().substring(0, Math.min(NAME_CHARS, call.user().length()));
        prompts.computeIfAbsent(name, key -> cut(results.text(call.user()).orElse("not kept"), PROMPT_MAX_CHARS));
        return new Asked(name, call.outcome(), cut(call.reply(), TEXT_MAX_CHARS));
    }

    private record Said(String text, List<Asked> asked) {}

    private record Asked(String prompt, String outcome, String reply) {}

    private static String text(ScoredCell cell, Cell row) {
        return cut(String.join("\n", lines(cell, row)), TEXT_MAX_CHARS);
    }

    /** What the analyst said and what the checks found, a line a statement. */
    static List<String> lines(ScoredCell cell, Cell row) {
        List<String> lines = new ArrayList<>();
        lines.add((cell.isCorrect() ? "correct" : "not correct") + ", total "
                + Numbers.of(cell.scores().getOrDefault("total", Double.NaN)) + ", found " + cell.found());
        if (!row.reason().isEmpty()) {
            lines.add("failed: " + row.reason());
        }
        cell.traps().forEach(trap -> lines.add("trap: " + trap));
        Diagnosis diagnosis = row.proposed();
        if (diagnosis != null) {
            lines.add("outcome: " + diagnosis.outcome() + ", " + diagnosis.severity().level());
            lines.add("summary: " + diagnosis.summary());
            diagnosis.hypotheses().forEach(each -> lines.add("cause: " + each.causeCode() + " " + each.confidence()
                    + (each.symptomOf() == null ? "" : ", symptom of " + each.symptomOf()) + ": " + each.statement()));
            diagnosis.mitigations().forEach(step -> {
                lines.add("plan: " + step.phase() + ": " + step.action());
                step.commands().forEach(command -> lines.add("  " + command.text()));
            });
        }
        row.findings().forEach(finding -> lines.add("finding: " + finding.rule() + ": " + finding.subject()));
        return lines;
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + "… (" + (text.length() - most) + " more)";
    }
}
