package dev.triage.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts the parts of a report together to one text, and finds a title in it. */
final class ContextText {

    private static final int TITLE_CHARS = 120;
    private static final int WORDS_IN_A_TITLE = 4;
    private static final Pattern LINE_MARKS = Pattern
            .compile("^(?:[#>*\\-\\s]+|(?i:title|summary|标题|incident)\\s*[::]\\s*)+");
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s+|(?<=[。！？])");
    private static final Pattern WORD = Pattern.compile("\\p{L}{2,}|\\p{IsHan}");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");
    private static final Pattern LINE_BREAK = Pattern.compile("\\r\\n?");

    private ContextText() {}

    /** The whole context with a heading over each section that is there; blank if nothing is. */
    static String assemble(ManualReport report) {
        List<String> parts = new ArrayList<>();
        add(parts, "", report.context());
        add(parts, "## Metrics\n", report.metrics());
        add(parts, "## Logs\n", report.logs());
        add(parts, "## Deploys\n", report.deploys());
        add(parts, "## Notes\n", report.notes());
        return String.join("\n\n", parts);
    }

    /** Line feeds only, and no control characters: PostgreSQL takes no NUL, terminals no escapes. */
    static String clean(String raw) {
        return CONTROL.matcher(LINE_BREAK.matcher(raw).replaceAll("\n")).replaceAll("");
    }

    /** The first sentence that says something. */
    static String title(String context) {
        String fallback = "";
        for (String line : (Iterable<String>) context.lines().limit(50)::iterator) {
            String bare = LINE_MARKS.matcher(line.length() > 2000 ? line.substring(0, 2000) : line).replaceFirst("");
            for (String sentence : SENTENCE_END.split(bare)) {
                String candidate = shorten(sentence.strip());
                if (WORD.matcher(candidate).results().limit(WORDS_IN_A_TITLE).count() == WORDS_IN_A_TITLE) {
                    return candidate;
                }
                fallback = fallback.isEmpty() ? candidate : fallback;
            }
        }
        return fallback.isEmpty() ? "Incident without a title" : fallback;
    }

    static String shorten(String text) {
        if (text.length() <= TITLE_CHARS) {
            return text;
        }
        int space = text.lastIndexOf(' ', TITLE_CHARS);
        return text.substring(0, space > TITLE_CHARS / 2 ? space : TITLE_CHARS).strip() + "…";
    }

    private static void add(List<String> parts, String heading, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            parts.add(heading + clean(text).stripTrailing());
        }
    }
}
