package dev.triage.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
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
    private static final Pattern CONTROL = Pattern
            .compile("[\\p{Cntrl}&&[^\\n\\t]]|[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]");
    private static final Pattern TAGS = Pattern.compile("[\\x{E0000}-\\x{E007F}]+");
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

    /**
     * Line feeds only, and nothing that cannot be seen: PostgreSQL takes no NUL, terminals no escapes, and text that is
     * written in invisible tag characters is written out, for people and checks are to see what a model would.
     */
    static String clean(String raw) {
        String lines = LINE_BREAK.matcher(raw).replaceAll("\n");
        String shown = TAGS.matcher(lines).find() ? TAGS.matcher(lines).replaceAll(ContextText::shown) : lines;
        return CONTROL.matcher(shown).replaceAll("");
    }

    private static String shown(MatchResult tags) {
        StringBuilder text = new StringBuilder();
        tags.group().codePoints().map(point -> point - 0xE0000).filter(c -> c >= ' ' && c < 127)
                .forEach(text::appendCodePoint);
        return Matcher.quoteReplacement(text.toString());
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
