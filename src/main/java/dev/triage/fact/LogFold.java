package dev.triage.fact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Folds all rows of a text by their shape, in one pass, and says which rows are worth a closer look: thousands of lines
 * of one form are read in detail a few times only.
 */
final class LogFold {

    /** A line form is read in detail this often, and once more at its last line. */
    static final int DETAIL_ROWS_PER_FORM = 8;
    /** The closer look ends after this much text. */
    static final int DETAIL_MAX_CHARS = 1 << 20;
    private static final int SHAPES_MAX = 20_000;
    /** Lines without a log line's head count as a template from this many on. */
    private static final int PLAIN_LINES_MIN = 3;
    private static final int PLAIN_WORDS_MIN = 3;

    private final String text;
    private final LogHead head;
    private final Shape shape = new Shape();
    private final TemplateTree tree = new TemplateTree();
    private final Map<String, Form> byShape = new HashMap<>();
    private final Map<TemplateTree.Cluster, Form> byCluster = new HashMap<>();
    private final List<Form> forms = new ArrayList<>();
    private final List<DetailRow> details = new ArrayList<>();
    private int detailChars;
    private int logLines;
    private final StackTrace trace;

    LogFold(TextIndex index) {
        this.text = index.text();
        this.head = new LogHead(text);
        this.trace = new StackTrace(text);
        index.rows().forEach(this::fold);
        for (Form form : forms) {
            if (form.count > DETAIL_ROWS_PER_FORM) {
                addDetail(form.last, form.cluster.logLine());
            }
        }
        details.sort(Comparator.comparingInt(detail -> detail.row().start()));
    }

    /** A row to be read in detail. */
    record DetailRow(Row row, boolean logLine) {}

    /** Rows of one form. */
    static final class Form {

        private final TemplateTree.Cluster cluster;
        private final Row first;
        private final boolean stamped;
        private Row last;
        private int count = 1;

        Form(TemplateTree.Cluster cluster, Row first, boolean stamped) {
            this.cluster = cluster;
            this.first = first;
            this.last = first;
            this.stamped = stamped;
        }

        Row first() {
            return first;
        }

        Row last() {
            return last;
        }

        int count() {
            return count;
        }

        boolean stamped() {
            return stamped;
        }

        LogLevel level() {
            return cluster.level();
        }

        String template() {
            return cluster.template();
        }
    }

    List<DetailRow> details() {
        return details;
    }

    /** The forms that are log templates, in the order of their first lines. */
    List<Form> templates() {
        return forms.stream().filter(form -> form.cluster.logLine()
                || form.count >= PLAIN_LINES_MIN && "{[#|".indexOf(text.charAt(form.first.start())) < 0
                        && form.cluster.wordCount() >= PLAIN_WORDS_MIN)
                .toList();
    }

    int logLines() {
        return logLines;
    }

    private void fold(Row row) {
        boolean logLine = head.read(row);
        if (trace.continues(row, logLine)) {
            if (!trace.isFrame(row)) {
                addDetail(row, true);
            }
            return;
        }
        boolean raised = !logLine && trace.begins(row);
        if (logLine || raised) {
            logLines++;
        }
        Form form = place(row, logLine || raised, raised ? LogLevel.ERROR : head.level());
        if (form == null || form.count <= DETAIL_ROWS_PER_FORM) {
            addDetail(row, logLine || raised);
        }
    }

    private @Nullable Form place(Row row, boolean logLine, LogLevel level) {
        String masked = shape.of(text, head.templateStart(), head.messageEnd());
        String key = logLine ? level + masked : masked;
        Form known = byShape.get(key);
        if (known == null && masked.length() > 0 && (logLine || byShape.size() < SHAPES_MAX)) {
            TemplateTree.Cluster cluster = logLine
                    ? tree.place(masked, level)
                    : new TemplateTree.Cluster(masked.split(" "), false, level);
            known = byCluster.get(cluster);
            boolean isNew = known == null;
            if (known == null) {
                known = new Form(cluster, row, head.stamped());
                byCluster.put(cluster, known);
                forms.add(known);
            }
            if (byShape.size() < SHAPES_MAX) {
                byShape.put(key, known);
            }
            if (isNew) {
                return known;
            }
        }
        if (known != null) {
            known.count++;
            known.last = row;
        }
        return known;
    }

    private void addDetail(Row row, boolean logLine) {
        if (detailChars + row.length() <= DETAIL_MAX_CHARS) {
            detailChars += row.length();
            details.add(new DetailRow(row, logLine));
        }
    }
}
