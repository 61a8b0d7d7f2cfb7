package dev.triage.similar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The words of a text that can tell one incident from another. */
final class Wording {

    private static final int TERM_MIN_CHARS = 3;
    private static final int TERM_MAX_CHARS = 60;

    /** Identifiers keep their dots, hyphens and underscores; Chinese and Japanese have no spaces and come in pairs. */
    private static final Pattern WORD = Pattern.compile("[\\p{L}&&[^\\p{IsHan}]][\\p{L}\\p{N}_.-]*|\\p{IsHan}{2,}");

    /** Where a link leads is not what an incident is about, and is not to be repeated in a report as if it were. */
    private static final Pattern ADDRESS = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*://\\S+|www\\.\\S+");

    private final Set<String> stopWords;

    Wording() {
        try (InputStream file = Wording.class.getResourceAsStream("/similar/stop-words.txt")) {
            if (file == null) {
                throw new IllegalStateException("similar/stop-words.txt is missing from the class path");
            }
            this.stopWords = new String(file.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.startsWith("#")).flatMap(line -> Pattern.compile(" ").splitAsStream(line))
                    .filter(word -> !word.isBlank()).collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The significant words in order of appearance, lower case, each once, at most {@code max}. */
    Set<String> terms(CharSequence text, int max) {
        Set<String> terms = new LinkedHashSet<>();
        Matcher words = WORD.matcher(ADDRESS.matcher(text).replaceAll(" "));
        while (terms.size() < max && words.find()) {
            String word = words.group();
            if (Character.isIdeographic(word.codePointAt(0))) {
                addPairs(word, terms);
            } else {
                add(word, terms);
            }
        }
        return terms.stream().limit(max).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void add(String word, Set<String> terms) {
        String term = word.toLowerCase(Locale.ROOT).replaceAll("[_.-]+$", "");
        boolean variable = term.chars().anyMatch(Character::isDigit);
        if (term.length() >= TERM_MIN_CHARS && term.length() <= TERM_MAX_CHARS && !variable
                && !stopWords.contains(term)) {
            terms.add(term);
        }
    }

    private static void addPairs(String run, Set<String> terms) {
        int[] signs = run.codePoints().toArray();
        for (int i = 0; i + 1 < signs.length; i++) {
            terms.add(new String(signs, i, 2));
        }
    }
}
