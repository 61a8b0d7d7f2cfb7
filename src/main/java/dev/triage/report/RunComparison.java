package dev.triage.report;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import dev.triage.diagnosis.Diagnosis;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Two reports of one incident side by side, item by item, with what differs marked. */
public final class RunComparison {

    private static final Pattern WORDS = Pattern.compile("(?<=\\s)|(?=\\p{IsHan})|(?<=\\p{IsHan})");

    private RunComparison() {}

    /** A part of a text; differing parts are marked. */
    public record Piece(String text, boolean differs) {}

    /** An item on both sides; a side without pieces does not have it. */
    public record Row(List<Piece> left, List<Piece> right) {

        public Row {
            left = List.copyOf(left);
            right = List.copyOf(right);
        }

        /** Whether the two sides say different things. */
        public boolean differs() {
            return !left.equals(right);
        }
    }

    /**
     * A part of the reports.
     *
     * @param name such as {@code hypotheses}
     */
    public record Section(String name, List<Row> rows) {

        public Section {
            rows = List.copyOf(rows);
        }

        /** How many rows say different things. */
        public long differences() {
            return rows.stream().filter(Row::differs).count();
        }
    }

    /** Compares what a reader acts on. */
    public static List<Section> of(ReportView left, ReportView right) {
        Diagnosis one = left.diagnosis();
        Diagnosis two = right.diagnosis();
        return List.of(section("severity", List.of(one.severity().level() + " — " + one.severity().reasoning()),
                List.of(two.severity().level() + " — " + two.severity().reasoning())),
                section("summary", List.of(one.summary()), List.of(two.summary())),
                section("hypotheses", hypotheses(one), hypotheses(two)),
                section("checklist", checklist(one), checklist(two)),
                section("plan", plan(one), plan(two)),
                section("findings", findings(left), findings(right)));
    }

    private static List<String> hypotheses(Diagnosis diagnosis) {
        return diagnosis.hypotheses().stream().map(hypothesis -> hypothesis.causeCode() + " " + hypothesis.confidence()
                + " — " + hypothesis.statement()).toList();
    }

    private static List<String> checklist(Diagnosis diagnosis) {
        return diagnosis.checklist().stream()
                .map(step -> step.command() == null ? step.step() : step.step() + "\n" + step.command().text())
                .toList();
    }

    private static List<String> plan(Diagnosis diagnosis) {
        return diagnosis.mitigations().stream().map(step -> step.phase() + " — " + step.action() + commands(step))
                .toList();
    }

    private static String commands(dev.triage.diagnosis.MitigationStep step) {
        StringBuilder commands = new StringBuilder();
        step.commands().forEach(command -> commands.append('\n').append(command.text()));
        return commands.toString();
    }

    private static List<String> findings(ReportView report) {
        return report.findings().stream().map(finding -> finding.level() + " " + finding.rule() + ": "
                + finding.reason()).toList();
    }

    private static Section section(String name, List<String> left, List<String> right) {
        List<Row> rows = new ArrayList<>();
        for (AbstractDelta<String> delta : DiffUtils.diff(left, right, true).getDeltas()) {
            List<String> from = delta.getSource().getLines();
            List<String> to = delta.getTarget().getLines();
            for (int i = 0; i < Math.max(from.size(), to.size()); i++) {
                rows.add(row(i < from.size() ? from.get(i) : "", i < to.size() ? to.get(i) : ""));
            }
        }
        return new Section(name, rows);
    }

    private static Row row(String left, String right) {
        if (left.equals(right)) {
            return new Row(List.of(new Piece(left, false)), List.of(new Piece(right, false)));
        }
        List<Piece> from = new ArrayList<>();
        List<Piece> to = new ArrayList<>();
        for (AbstractDelta<String> delta : DiffUtils.diff(words(left), words(right), true).getDeltas()) {
            boolean same = delta.getType() == DeltaType.EQUAL;
            add(from, delta.getSource().getLines(), !same);
            add(to, delta.getTarget().getLines(), !same);
        }
        return new Row(from, to);
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(WORDS.split(text));
    }

    private static void add(List<Piece> pieces, List<String> words, boolean differs) {
        if (!words.isEmpty()) {
            pieces.add(new Piece(String.join("", words), differs));
        }
    }
}
