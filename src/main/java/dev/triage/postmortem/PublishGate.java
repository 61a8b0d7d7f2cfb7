package dev.triage.postmortem;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lets a postmortem out only when nothing in it is left to fill in. */
public final class PublishGate {

    /** As the draft writes it, and as people do by hand or an editor escapes it. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\\\?\\[\\s*FILL[\\s_-]*IN\\b[^\\]\\n]*]",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern HEADING = Pattern.compile("^#{1,6}\\s+(.*?)\\s*#*$");

    /** Where a placeholder stands in a text; end is exclusive. */
    public record Span(int start, int end) {}

    private PublishGate() {}

    /** The placeholders of one line or of any text. */
    public static List<Span> spans(String text) {
        return PLACEHOLDER.matcher(text).results().map(match -> new Span(match.start(), match.end())).toList();
    }

    /** The places that are still open, in the order of the text; one for each placeholder. */
    public static List<OpenPlaceholder> open(String markdown) {
        List<OpenPlaceholder> open = new ArrayList<>();
        String heading = "";
        List<String> lines = markdown.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            Matcher title = HEADING.matcher(lines.get(i));
            if (title.matches()) {
                heading = title.group(1);
            }
            for (Span span : spans(lines.get(i))) {
                open.add(new OpenPlaceholder(i + 1, heading));
            }
        }
        return open;
    }
}
