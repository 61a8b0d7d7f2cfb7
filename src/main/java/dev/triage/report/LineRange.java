package dev.triage.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines of a context as a report names them: {@code 7}, {@code 7-9}; both ends count. */
record LineRange(int first, int last) {

    private static final int LINES_MAX = 1000;
    private static final Pattern FORM = Pattern.compile("(\\d{1,7})(?:\\s*[-–]\\s*(\\d{1,7}))?");
    static final LineRange NONE = new LineRange(1, 0);

    /** The lines that the text names; none if it names none. */
    static LineRange of(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            return NONE;
        }
        int first = Integer.parseInt(form.group(1));
        int last = form.group(2) == null ? first : Integer.parseInt(form.group(2));
        return first < 1 || last < first ? NONE : new LineRange(first, Math.min(last, first + LINES_MAX));
    }

    boolean isEmpty() {
        return last < first;
    }
}
