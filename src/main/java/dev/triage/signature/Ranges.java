package dev.triage.signature;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parts of a text that hold general knowledge, such as a runbook page pasted below a heading that says so, or the
 * definition of a monitor that is not firing. They tell what can happen, not what has happened, so they are no evidence.
 */
record Ranges(List<int[]> ranges) {

    private static final Pattern HEADING = Pattern
            .compile(
                    "(?m)^(#{1,4})[ \\t]*(?:\\S+[ \\t]+){0,3}\\S*(?:runbook|fetch_webpage|documentation|playbook|手册).*$",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern QUIET_MONITOR = Pattern.compile("\"(?:overall_state|monitor_state)\"\\s*:\\s*\"OK\"",
            Pattern.CASE_INSENSITIVE);
    private static final int MONITOR_MAX_CHARS = 3000;

    /** The sections of quoted documents in a text that is divided by Markdown headings, and monitors at rest. */
    static Ranges ofQuotedDocuments(String text) {
        List<int[]> found = new ArrayList<>();
        Matcher monitor = QUIET_MONITOR.matcher(text);
        while (monitor.find()) {
            int open = text.lastIndexOf("{\"", monitor.start());
            if (open >= 0 && monitor.start() - open < MONITOR_MAX_CHARS) {
                found.add(new int[]{open, monitor.start()});
            }
        }
        Matcher heading = HEADING.matcher(text);
        int from = 0;
        while (heading.find(from)) {
            Matcher next = Pattern.compile("(?m)^#{1," + heading.group(1).length() + "}[ \\t]*\\w").matcher(text);
            int end = next.find(heading.end()) ? next.start() : text.length();
            found.add(new int[]{heading.start(), end});
            from = end;
        }
        return new Ranges(List.copyOf(found));
    }

    boolean holds(int at) {
        for (int[] range : ranges) {
            if (at >= range[0] && at < range[1]) {
                return true;
            }
        }
        return false;
    }
}
