package dev.triage.fact;

import dev.triage.redact.RedactedText;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes facts as short lines, so that a test's table can be read and a golden file compared. */
final class FactLines {

    private static final FactExtractor EXTRACTOR = new FactExtractor();

    private FactLines() {}

    static FactSheet sheet(String text) {
        return EXTRACTOR.extract(RedactedText.fromStore(text));
    }

    static <F extends Fact> List<String> of(Class<F> kind, String text) {
        return sheet(text).all(kind).stream().map(FactLines::line).toList();
    }

    static String line(Fact fact) {
        return switch (fact) {
            case TimelineFact time ->
                time(time.at()) + (time.until() == null ? "" : " until " + time(time.until())) + " | "
                        + time.text();
            case MetricChange metric ->
                metric.metric() + " | " + (metric.before() == null ? "" : measure(metric.before()) + " -> ")
                        + measure(metric.after()) + (metric.limit() == null ? "" : " of " + measure(metric.limit()))
                        + (metric.remark().isEmpty() ? "" : " | " + metric.remark());
            case LogTemplate log -> log.level() + " x" + log.count() + " | " + log.template();
            case ChangeEvent change -> change.kind() + " | " + (change.at() == null ? "" : time(change.at())) + " | "
                    + change.subject() + " | " + change.version();
            case ErrorSignature error -> error.kind() + " " + error.code() + " x" + error.count();
            case SqlStatement sql -> sql.verb() + " " + sql.tables() + " | " + sql.sql();
            case Quantity quantity -> quantity.subject() + " | " + measure(quantity.measure());
        };
    }

    private static String measure(@Nullable Measure measure) {
        if (measure == null) {
            return "";
        }
        String value = measure.value() == Math.rint(measure.value())
                ? Long.toString((long) measure.value())
                : Double.toString(measure.value());
        return value + " " + measure.dimension();
    }

    private static String time(TimePoint point) {
        LocalDate date = point.date();
        return (date == null ? "" : date + " ") + point.time() + (point.offset() == null ? "" : point.offset());
    }
}
