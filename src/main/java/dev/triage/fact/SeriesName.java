package dev.triage.fact;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds what a list of numbers is a series of: its key, the label beside it, or the metric that the sentence names. */
final class SeriesName {

    private static final int LOOK_BACK_CHARS = 4_000;
    private static final int SENTENCE_CHARS = 400;
    private static final int NAME_MAX_CHARS = 100;
    /** Keys that say nothing of what is measured. */
    private static final Set<String> GENERIC = Set.of("values", "value", "data", "datapoints", "points", "samples",
            "evenly_sampled_values", "series", "y", "result", "results", "are", "is");
    private static final Pattern LABEL = Pattern
            .compile("\"(?:label|metric_name|metric|metricName|name|title|__name__)\"\\s?:\\s?\"([^\"]{2,80}+)\"");
    private static final Pattern IN_SENTENCE = Pattern
            .compile("(?:^|\\s)([A-Za-z][\\w:.]{0,60}[_:.][\\w:.]{1,60}|[a-z]+[A-Z]\\w{1,60})");
    private static final String OBJECT = "\": {";

    private final String text;

    SeriesName(String text) {
        this.text = text;
    }

    /** A name as it stands, and where it begins. */
    record Found(int start, String words) {}

    /** The name of the list whose bracket stands at {@code open}, or null. */
    @Nullable
    Found of(int open) {
        int at = open;
        while (at > 0 && " :=".indexOf(text.charAt(at - 1)) >= 0) {
            at--;
        }
        if (at == open) {
            return null;
        }
        if (at > 0 && text.charAt(at - 1) == '"') {
            int floor = Math.max(0, at - NAME_MAX_CHARS);
            int quote = Backwards.find(text, '"', at - 2, floor);
            String key = quote < floor ? "" : text.substring(quote + 1, at - 1);
            return key.isEmpty() ? null : isGeneric(key) ? label(quote) : owned(quote, key);
        }
        int start = at;
        while (start > 0 && at - start < NAME_MAX_CHARS
                && (KnownError.isWord(text.charAt(start - 1)) || ".()%-".indexOf(text.charAt(start - 1)) >= 0)) {
            start--;
        }
        String word = text.substring(start, at);
        if (isGeneric(word)) {
            return inSentence(start);
        }
        return word.length() < 2 ? null : new Found(start, word);
    }

    private static boolean isGeneric(String key) {
        return GENERIC.contains(key.toLowerCase(Locale.ROOT));
    }

    /** The nearest label, or key of an enclosing object, before a list whose own key says nothing. */
    private @Nullable Found label(int before) {
        int from = Math.max(0, before - LOOK_BACK_CHARS);
        Matcher matcher = LABEL.matcher(text).region(from, before);
        Found nearest = null;
        while (matcher.find()) {
            nearest = new Found(matcher.start(), matcher.group(1));
        }
        int object = Backwards.find(text, OBJECT, before, from);
        if (object < from || nearest != null && object < nearest.start()) {
            return nearest;
        }
        int open = Backwards.find(text, '"', object - 1, Math.max(from, object - NAME_MAX_CHARS));
        return open < from || text.charAt(open) != '"' ? nearest : new Found(open, text.substring(open + 1, object));
    }

    /** A key together with the object that holds it, as in {@code "pod-1": {"CpuUsage(m)": [...]}}. */
    private Found owned(int quote, String key) {
        int from = Math.max(0, quote - LOOK_BACK_CHARS);
        int object = Backwards.find(text, OBJECT, quote, from);
        int open = object < from ? -1 : Backwards.find(text, '"', object - 1, Math.max(from, object - NAME_MAX_CHARS));
        boolean closed = object >= from && Backwards.find(text, '}', quote, object) > object;
        return open < from || closed || text.charAt(open) != '"'
                ? new Found(quote, key)
                : new Found(quote, text.substring(open + 1, object) + " " + key);
    }

    /** The first metric that the sentence names, as in "node_load1 has a maximum of 3, and the values are [...]". */
    private @Nullable Found inSentence(int before) {
        int floor = Math.max(0, before - SENTENCE_CHARS);
        int from = Math.max(floor, Backwards.find(text, '\n', before - 1, floor) + 1);
        Matcher matcher = IN_SENTENCE.matcher(text).region(from, before);
        while (matcher.find()) {
            if (!isGeneric(matcher.group(1))) {
                return new Found(matcher.start(1), matcher.group(1));
            }
        }
        return null;
    }
}
