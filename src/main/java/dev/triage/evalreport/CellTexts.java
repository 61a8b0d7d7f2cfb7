package dev.triage.evalreport;

import dev.triage.diagnosis.Diagnosis;
import dev.triage.eval.Cell;
import dev.triage.eval.ScoredCell;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * What every cell said, as lines that two arms can be compared by; embedded in the page. Each text is cut at
 * {@value #TEXT_MAX_CHARS} characters and at most {@value #CELLS_MAX} cells are embedded, so the page stays bounded; the
 * whole of it is in cells.jsonl.
 */
final class CellTexts {

    static final int TEXT_MAX_CHARS = 2_000;
    static final int CELLS_MAX = 2_000;

    private static final JsonMapper JSON = new JsonMapper();

    private CellTexts() {}

    /** JSON for a script element: case and language, then arm, then the texts of the repeats. */
    static String json(List<ScoredCell> scored, List<Cell> rows) {
        Map<String, Cell> byKey = new LinkedHashMap<>();
        rows.forEach(row -> byKey.put(row.key(), row));
        Map<String, Map<String, List<String>>> all = new LinkedHashMap<>();
        scored.stream().limit(CELLS_MAX).forEach(cell -> {
            Cell row = byKey.get(cell.key());
            if (row != null) {
                all.computeIfAbsent(cell.id().caseId() + " " + cell.id().language(), key -> new LinkedHashMap<>())
                        .computeIfAbsent(cell.id().arm().label(), key -> new ArrayList<>()).add(text(cell, row));
            }
        });
        // A closing tag inside a string would end the script element.
        return JSON.writeValueAsString(all).replace("<", "\\u003c");
    }

    private static String text(ScoredCell cell, Cell row) {
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
        String text = String.join("\n", lines);
        return text.length() <= TEXT_MAX_CHARS ? text : text.substring(0, TEXT_MAX_CHARS) + "…";
    }
}
