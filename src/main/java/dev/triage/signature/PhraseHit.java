package dev.triage.signature;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;

/**
 * A place where a phrase stands.
 *
 * @param names what the phrase's named groups hold
 */
record PhraseHit(int start, int end, Polarity polarity, Map<String, String> names) {

    PhraseHit {
        names = Map.copyOf(names);
    }

    static PhraseHit of(Phrase phrase, Matcher matcher, String text) {
        Map<String, String> names = new LinkedHashMap<>();
        for (String group : phrase.groups()) {
            String value = matcher.group(group);
            if (value != null && !value.isBlank()) {
                names.put(group, value.strip());
            }
        }
        return new PhraseHit(matcher.start(), matcher.end(), Polarity.of(text, matcher.start(), matcher.end()), names);
    }
}
