package dev.triage.command;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Values by word, where a word of the table may end in a star for any ending.
 *
 * @param exact by whole word
 * @param prefixes by the letters before the star
 */
record WordTable<V>(Map<String, V> exact, Map<String, V> prefixes) {

    static <V> WordTable<V> of(Map<String, V> entries) {
        Map<String, V> exact = new HashMap<>();
        Map<String, V> prefixes = new HashMap<>();
        entries.forEach((word, value) -> {
            if (word.contains("*")) {
                prefixes.put(word, value);
            } else {
                exact.put(word, value);
            }
        });
        return new WordTable<>(Map.copyOf(exact), Map.copyOf(prefixes));
    }

    /** The value of the word; of the longest starred entry that fits it, if none names it. */
    Optional<V> find(String word) {
        V named = exact.get(word);
        if (named != null) {
            return Optional.of(named);
        }
        String best = "";
        for (String prefix : prefixes.keySet()) {
            int star = prefix.indexOf('*');
            boolean fits = word.length() >= prefix.length() - 1 && word.startsWith(prefix.substring(0, star))
                    && word.endsWith(prefix.substring(star + 1));
            best = fits && prefix.length() > best.length() ? prefix : best;
        }
        return Optional.ofNullable(prefixes.get(best));
    }
}
