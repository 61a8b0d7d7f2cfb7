package dev.triage.verify;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What a text is about: the stems of its words, its numbers, and the concepts of {@code verify/concepts.yaml}, which
 * join words of the same meaning over languages and notations.
 */
final class Terms {

    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9_]{2,}|\\d+(?:\\.\\d+)?");
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z])(?=[A-Z])");
    private static final Set<String> EMPTY_WORDS = Set.of("the", "and", "for", "with", "that", "this", "from", "was",
            "were", "are", "has", "have", "had", "not", "but", "its", "into", "than", "then", "been", "which", "when",
            "where", "while", "after", "before", "because", "caused", "cause", "due", "all", "any", "can", "could",
            "may", "might", "will", "would", "should", "there", "their", "they", "them", "more", "most", "some", "such",
            "very", "also", "only", "each", "every", "other", "over", "under", "about", "between", "during", "new",
            "utc", "log", "logs", "info", "warn", "warning", "error", "errors", "fatal", "likely", "possibly",
            "probably", "leading", "leads", "led", "making", "made", "using", "used", "being", "service", "system",
            "issue", "problem", "incident", "root");
    private static final Map<String, Pattern> CONCEPTS = load();

    private final Set<String> terms;

    private Terms(Set<String> terms) {
        this.terms = terms;
    }

    static Terms of(String text) {
        String folded = Folded.of(text);
        String lower = HUMP.matcher(folded).replaceAll(" ").toLowerCase(Locale.ROOT) + " "
                + folded.toLowerCase(Locale.ROOT);
        Set<String> terms = new HashSet<>(concepts(lower));
        Matcher word = WORD.matcher(lower);
        while (word.find()) {
            String one = word.group();
            for (String part : (one + (one.indexOf('_') < 0 ? "" : "_" + one)).split("(?<=[a-z0-9])_(?=[a-z0-9])")) {
                if (part.length() > 2 && !EMPTY_WORDS.contains(part) || Character.isDigit(part.charAt(0))) {
                    terms.add(stem(part));
                }
            }
        }
        return new Terms(terms);
    }

    /** The concepts that a text speaks of. */
    static Set<String> concepts(String text) {
        Set<String> found = new HashSet<>();
        CONCEPTS.forEach((concept, words) -> {
            if (words.matcher(text).find()) {
                found.add("#" + concept);
            }
        });
        return found;
    }

    boolean shares(Terms other) {
        return terms.stream().anyMatch(other.terms::contains);
    }

    /** How many terms they have in common. */
    int common(Terms other) {
        return (int) terms.stream().filter(other.terms::contains).count();
    }

    boolean has(String concept) {
        return terms.contains("#" + concept);
    }

    /** Whether there is anything to compare. */
    boolean isEmpty() {
        return terms.isEmpty();
    }

    static String stem(String word) {
        return word.length() < 5 || Character.isDigit(word.charAt(0))
                ? word.length() == 4 && word.endsWith("s") && !word.endsWith("ss") ? word.substring(0, 3) : word
                : word.replaceFirst("(?:ations?|ing|ies|ied|ed|es|s|e)$", "");
    }

    private static Map<String, Pattern> load() {
        Map<String, List<String>> read;
        try (InputStream in = Terms.class.getResourceAsStream("/verify/concepts.yaml")) {
            read = new YAMLMapper().readValue(in, new TypeReference<Map<String, List<String>>>() {
            });
        } catch (IOException e) {
            throw new IllegalStateException("verify/concepts.yaml is part of the build", e);
        }
        Map<String, Pattern> concepts = new java.util.TreeMap<>();
        read.forEach((concept, words) -> {
            List<String> alternatives = new ArrayList<>();
            for (String word : words) {
                alternatives.add(word.charAt(0) < 0x80 ? "(?<![a-z])" + word : word);
            }
            concepts.put(concept, Pattern.compile(String.join("|", alternatives), Pattern.CASE_INSENSITIVE));
        });
        return concepts;
    }
}
