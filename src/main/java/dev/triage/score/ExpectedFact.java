package dev.triage.score;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something that a report must, or must not, say.
 *
 * @param fact what it is, for people
 * @param any words of which one suffices, in any language; case and white space do not matter
 * @param pattern a regular expression that suffices as well; null if the words are enough
 * @param quote the words of the context that carry the fact, where the report words it differently; null otherwise
 */
public record ExpectedFact(String fact, List<String> any, @Nullable Pattern pattern, @Nullable String quote) {

    public ExpectedFact {
        any = List.copyOf(any);
    }

    /** Whether the text says it. */
    public boolean standsIn(String text) {
        String folded = folded(text);
        return any.stream().anyMatch(words -> folded.contains(folded(words)))
                || pattern != null && pattern.matcher(folded).find();
    }

    /** Lower case, each run of white space one blank. */
    public static String folded(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip();
    }
}
