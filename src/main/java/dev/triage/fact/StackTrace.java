package dev.triage.fact;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognises the lines of Java, Python, Go and Node stack traces, which belong to the log line above them. */
final class StackTrace {

    private static final Pattern FRAME = Pattern.compile(
            """
            \\s++(?:at \\S|\\.\\.\\. \\d++ (?:more|common)|File "|\\S{1,200}+\\.go:\\d|\\+0x)|\\t\\S{1,200}+:\\d++\
            |goroutine \\d++ \\[|created by \\S|github\\.com/\\S++\\(.*""");
    private static final Pattern CAUSE = Pattern
            .compile("\\s*+(?:Caused by: |Suppressed: |Traceback \\(most recent|During handling of the above)");
    private static final Pattern RAISED = Pattern.compile(
            "(?:Exception in thread \"|panic: |Uncaught |Traceback \\(most recent|(?:[a-z][\\w]{0,40}+\\.){1,12}+[A-Z]\\w{0,80}(?:Exception|Error)(?!\\w)|[A-Z]\\w{0,80}?(?:Exception|Error): )");

    private final Matcher frame;
    private final Matcher cause;
    private final Matcher raised;
    private final String text;
    /** Whether the row before was a log line or a part of a trace. */
    private boolean open;
    /** Whether a Python trace is open: its last line is not indented. */
    private boolean python;

    StackTrace(String text) {
        this.text = text;
        this.frame = FRAME.matcher(text);
        this.cause = CAUSE.matcher(text);
        this.raised = RAISED.matcher(text);
    }

    /** Whether this row belongs to the log line above. Must see all rows in order. */
    boolean continues(Row row, boolean logLine) {
        if (row.length() == 0 || !open) {
            python = false;
            open = logLine;
            return false;
        }
        if (logLine) {
            python = false;
            return false;
        }
        if (cause.region(row.start(), row.end()).lookingAt()) {
            python = text.startsWith("Traceback", row.start());
            return true;
        }
        if (isFrame(row)) {
            return true;
        }
        if (python && Character.isWhitespace(text.charAt(row.start()))) {
            return true;
        }
        boolean exception = raised.region(row.start(), row.end()).lookingAt();
        boolean ends = python || exception;
        open = exception;
        python = false;
        return ends;
    }

    /** Whether an exception is reported here without a log line above. */
    boolean begins(Row row) {
        if (!raised.region(row.start(), row.end()).lookingAt()) {
            return false;
        }
        open = true;
        python = text.startsWith("Traceback", row.start());
        return true;
    }

    boolean isFrame(Row row) {
        return frame.region(row.start(), row.end()).lookingAt();
    }
}
