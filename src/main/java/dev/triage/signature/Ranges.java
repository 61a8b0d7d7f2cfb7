package dev.triage.signature;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parts of a text that hold general knowledge, such as a runbook page pasted below a heading that says so. They tell
 * what can happen, not what has happened, so they are no evidence.
 */
record Ranges(List<int[]> ranges) {

    private static final Pattern HEADING = Pattern
            .compile(
                    "(?m)^(#{1,4})[ \\t]*(?:\\S+[ \\t]+){0,3}\\S*(?:runbook|fetch_webpage|documentation|playbook|手册).*$",
                    Pattern.CASE_INSENSITIVE);

    /** The sections of quoted documents in a text that is divided by Markdown headings. */
    static Ranges ofQuotedDocuments(String text) {
        List<int[]> found = new ArrayList<>();
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
