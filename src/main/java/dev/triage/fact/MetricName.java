package dev.triage.fact;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the words that name a value, to the left of it. */
final class MetricName {

    private static final int WORDS_MAX = 6;
    private static final int CHARS_MAX = 80;
    private static final int LABELS_MAX_CHARS = 300;
    private static final int OWNER_LOOK_BACK_CHARS = 600;
    private static final String BREAKS = ",;，；。、!?|\"“”\n\t•";
    private static final String IDEOGRAPH_LINKS = "从由为是达到约在已至高超过了";
    private static final List<String> OWNERS = List.of("\"name\": \"", "\"reason\": \"");
    private static final Set<String> BRIDGES = Set.of("on", "for", "in", "of");
    private static final Set<String> LEVELS = Set.of("INFO", "WARN", "WARNING", "ERROR", "FATAL", "DEBUG", "TRACE",
            "LOG");

    private final String text;

    MetricName(String text) {
        this.text = text;
    }

    /**
     * A name in the text.
     *
     * @param words the name in lower case, with the owner's name before it if JSON gives one
     * @param joint whether it is tied to the value by a colon, an equals sign or as a JSON key
     * @param linked whether words such as "is at" or "reached" lead from it to the value
     */
    record Found(int start, int end, String words, boolean joint, boolean linked) {}

    /** The name of the value at {@code valueStart}, looking no further back than {@code limit}; null if there is none. */
    @Nullable
    Found before(int valueStart, int limit) {
        int at = valueStart;
        while (at > limit && " ~≈<>≤≥+`*".indexOf(text.charAt(at - 1)) >= 0) {
            at--;
        }
        if (at > limit && text.charAt(at - 1) == '"' && at >= valueStart - 1) {
            at -= at - 1 > limit && text.charAt(at - 2) == '\\' ? 2 : 1;
        }
        boolean joint = false;
        while (at > limit && " =:：\t".indexOf(text.charAt(at - 1)) >= 0) {
            joint |= " \t".indexOf(text.charAt(at - 1)) < 0;
            at--;
        }
        if (joint && at > limit && text.charAt(at - 1) == '"') {
            return quoted(at, limit);
        }
        while (at > limit && "`*'".indexOf(text.charAt(at - 1)) >= 0) {
            at--;
        }
        return phrase(at, limit, joint);
    }

    /** A JSON key, with the name of the object that holds it. */
    private @Nullable Found quoted(int end, int limit) {
        int open = Backwards.find(text, '"', end - 2, limit);
        if (open < limit || end - open > CHARS_MAX || open + 1 >= end - 1) {
            return null;
        }
        int keyEnd = text.charAt(end - 2) == '\\' ? end - 2 : end - 1;
        String key = text.substring(open + 1, keyEnd);
        int floor = Math.max(0, open - OWNER_LOOK_BACK_CHARS);
        int object = Math.max(Backwards.find(text, '{', open, floor), Backwards.find(text, '}', open, floor));
        String owner = owner(open, object);
        return new Found(open + 1, keyEnd, (owner + key).toLowerCase(Locale.ROOT), true, false);
    }

    /** The nearest {@code "name"} or {@code "reason"} before the key, with a blank after it. */
    private String owner(int before, int floor) {
        int from = Math.max(0, floor);
        int start = from;
        for (String marker : OWNERS) {
            int at = Backwards.find(text, marker, before, from);
            start = at < from ? start : Math.max(start, at + marker.length());
        }
        int close = start == from ? -1 : text.indexOf('"', start, Math.min(before, start + CHARS_MAX));
        return close < 0 ? "" : text.substring(start, close) + " ";
    }

    private @Nullable Found phrase(int end, int limit, boolean joint) {
        int start = end;
        int nameEnd = end;
        int words = 0;
        int at = end;
        while (at > limit && words < WORDS_MAX && end - at < CHARS_MAX) {
            if (text.charAt(at - 1) == ' ') {
                if (words > 0 && at - 1 > limit && text.charAt(at - 2) == ' ') {
                    break;
                }
                at--;
                continue;
            }
            int wordStart = wordStart(at, limit);
            String written = text.substring(wordStart, at);
            String word = written.toLowerCase(Locale.ROOT);
            if (wordStart == at || words > 0 && text.charAt(at - 1) == ':' || LEVELS.contains(written)) {
                break;
            }
            if (words == 0 && !joint && MetricVocabulary.isLink(word)) {
                nameEnd = wordStart;
            } else if (breaksName(word, words, joint, text.substring(at, Math.min(end, at + 5)))
                    && !bridges(word, words, text.substring(start, end))) {
                break;
            } else {
                words++;
                start = wordStart;
            }
            at = wordStart;
        }
        boolean parameter = start > limit && "?&".indexOf(text.charAt(start - 1)) >= 0;
        return words == 0 || start >= nameEnd || parameter ? null : found(start, nameEnd, joint, nameEnd < end);
    }

    /** Whether the name begins after this word; {@code heap in use} goes on. */
    private static boolean breaksName(String word, int words, boolean joint, String after) {
        if (joint && (word.equals("to") || word.equals("in") || word.equals("on"))) {
            return false;
        }
        boolean stops = MetricVocabulary.isStop(word)
                && !(word.equals("in") && (after.startsWith(" use") || after.startsWith(" fli")));
        return stops || words > 0 && MetricVocabulary.isLink(word) && !word.equals("max") && !word.equals("of")
                || words == 0 && isNumber(word);
    }

    /** "Consumer lag on topic orders": words that name no metric by themselves belong to what stands before the "on". */
    private static boolean bridges(String word, int words, String name) {
        boolean nameless = BRIDGES.contains(word) && (word.equals("on") || !MetricVocabulary.isMetric(name));
        return words > 0 && (nameless || word.equals("hit") && name.startsWith("rat"));
    }

    private int wordStart(int end, int limit) {
        int at = end;
        while (at > limit && end - at < CHARS_MAX) {
            char c = text.charAt(at - 1);
            if (c == ' ' || BREAKS.indexOf(c) >= 0) {
                break;
            }
            if (c == '}' && at == end) {
                int open = Backwards.find(text, '{', at, Math.max(limit, at - LABELS_MAX_CHARS));
                if (open > limit) {
                    at = open;
                    continue;
                }
            }
            boolean unitInName = c == '(' && text.charAt(end - 1) == ')';
            boolean partOfName = c == ':' && at > limit + 1 && at < end && Character.isLetterOrDigit(text.charAt(at))
                    && Character.isLetterOrDigit(text.charAt(at - 2));
            if ("([{（:：=".indexOf(c) >= 0 && !unitInName && !partOfName) {
                break;
            }
            at--;
        }
        return at;
    }

    private Found found(int start, int end, boolean joint, boolean linked) {
        int close = text.charAt(start) == '(' ? text.indexOf(')', start, end) : -1;
        int from = close < 0 ? start : close + 1;
        int to = end;
        while (from < to && " -–—•*#>`'[.\\".indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && " \\*".indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        while (to > from && IDEOGRAPH_LINKS.indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        return new Found(from, to, text.substring(from, to).toLowerCase(Locale.ROOT), joint, linked);
    }

    private static boolean isNumber(String word) {
        return !word.isEmpty() && word.chars().allMatch(c -> c >= '0' && c <= '9' || c == '.' || c == ',' || c == '%');
    }
}
