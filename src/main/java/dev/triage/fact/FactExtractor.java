package dev.triage.fact;

import dev.triage.redact.RedactedText;
import java.util.List;

/**
 * Reads facts from redacted text by rule. Thread-safe; the same text always gives the same sheet.
 *
 * <p>The cost grows with the length of the text and no faster. Errors are counted in, and log lines folded from, the
 * whole text; the other readers look at rows of at most {@value TextIndex#ROW_MAX_CHARS} characters, at a line of one
 * form at most {@value LogFold#DETAIL_ROWS_PER_FORM} times and once more at its last line, and at no more than
 * {@value LogFold#DETAIL_MAX_CHARS} characters in all. A sheet holds at most {@value Findings#TIMELINE_MAX} timeline
 * facts, {@value Findings#METRICS_MAX} metrics, {@value Findings#TEMPLATES_MAX} log templates,
 * {@value Findings#CHANGES_MAX} changes, {@value Findings#ERRORS_MAX} error codes, {@value Findings#STATEMENTS_MAX}
 * statements and {@value Findings#QUANTITIES_MAX} quantities.
 */
public final class FactExtractor {

    private final ErrorReader errors = new ErrorReader(ErrorCatalog.load());
    private final ChangePhrases changePhrases = new ChangePhrases();

    /** Reads one context of up to 5 MiB. */
    public FactSheet extract(RedactedText context) {
        String text = context.value();
        if (text.isBlank()) {
            return new FactSheet(context, List.of());
        }
        TextIndex index = new TextIndex(text);
        Findings findings = new Findings(index);
        LogFold fold = new LogFold(index);
        new SeriesReader(text, findings).read();
        errors.read(text, findings);
        readDetails(text, fold, findings);
        new LogReader(text).read(fold, findings);
        return new FactSheet(context, findings.numbered());
    }

    private void readDetails(String text, LogFold fold, Findings findings) {
        TimeScanner clock = new TimeScanner(text);
        NumberScanner numberScanner = new NumberScanner(text, findings);
        TimelineReader timeline = new TimelineReader(text, findings);
        ChangeReader changes = new ChangeReader(text, changePhrases, findings);
        SqlReader statements = new SqlReader(text, findings);
        MetricReader metrics = new MetricReader(text, findings);
        QuantityReader quantities = new QuantityReader(text, findings);
        for (LogFold.DetailRow detail : fold.details()) {
            Row row = detail.row();
            List<TimeMention> times = clock.scan(row.start(), row.end());
            times.forEach(time -> findings.take(time.start(), time.end()));
            if (!detail.logLine()) {
                timeline.read(row, times);
            }
            changes.read(row, times);
            statements.read(row);
            List<NumberMention> numbers = numberScanner.scan(row);
            metrics.read(row, numbers, times, detail.logLine());
            quantities.read(row, numbers);
        }
    }
}
