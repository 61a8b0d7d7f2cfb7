package dev.triage.redact;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The placeholders of one incident: the same value gets the same placeholder, in whatever part of the incident and
 * however late it turns up. Holds the originals, so it stays where raw text may be. Not thread-safe.
 */
public final class Pseudonyms {

    /** Values told apart in one incident; further ones share a placeholder without a number. It bounds the memory. */
    static final int VALUES_MAX = 50_000;

    private static final Pattern NUMBERED = Pattern.compile("<(email|phone|ip|host|customer)-(\\d{1,7})>");

    private final Map<String, String> placeholders = new HashMap<>();
    private final Map<String, String> originals = new LinkedHashMap<>();
    private final Map<String, Integer> highest = new HashMap<>();
    private final int version;
    private int added;

    private Pseudonyms(int version) {
        this.version = version;
    }

    /** For an incident of which nothing is known. */
    public static Pseudonyms none() {
        return new Pseudonyms(0);
    }

    /**
     * Goes on where an earlier redaction stopped.
     *
     * @param originals by placeholder, such as {@code <ip-1>}
     * @param version of what was kept, so that two who go on at once are noticed
     */
    public static Pseudonyms continuing(Map<String, String> originals, int version) {
        Pseudonyms known = new Pseudonyms(version);
        originals.forEach((placeholder, original) -> {
            known.reserve(placeholder);
            known.originals.put(placeholder, original);
            String kind = placeholder.substring(1, placeholder.lastIndexOf('-'));
            known.placeholders.putIfAbsent(kind + " " + PersonalData.canonical(kind, original), placeholder);
        });
        return known;
    }

    /** Leaves the numbers alone that stand in the text as placeholders already: nothing new may get one of them. */
    public void reserve(String text) {
        Matcher matcher = NUMBERED.matcher(text);
        while (matcher.find()) {
            highest.merge(matcher.group(1), Integer.parseInt(matcher.group(2)), Math::max);
        }
    }

    /** The text with its placeholders as another incident may show them: there, a number would mean another value. */
    static String unnumbered(String text) {
        return NUMBERED.matcher(text).replaceAll("<$1>");
    }

    /** Originals by placeholder, in the order in which they turned up. */
    public Map<String, String> originals() {
        return Collections.unmodifiableMap(originals);
    }

    public int version() {
        return version;
    }

    /** Whether values have turned up that were not known before. */
    public boolean hasGrown() {
        return added > 0;
    }

    String placeholder(Personal personal, String original) {
        String key = personal.kind() + " " + personal.canonical();
        String known = placeholders.get(key);
        if (known != null) {
            return known;
        }
        if (placeholders.size() >= VALUES_MAX) {
            return PersonalData.unnumbered(personal.kind());
        }
        int number = highest.merge(personal.kind(), 1, Integer::sum);
        String placeholder = "<" + personal.kind() + "-" + number + ">";
        placeholders.put(key, placeholder);
        originals.put(placeholder, original);
        added++;
        return placeholder;
    }

    /** How many, never which. */
    @Override
    public String toString() {
        return "Pseudonyms[" + originals.size() + "]";
    }
}
