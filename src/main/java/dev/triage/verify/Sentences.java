package dev.triage.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts text into sentences. */
final class Sentences {

    private static final Pattern END = Pattern
            .compile("(?<![\\s(](?:e\\.g|i\\.e|vs|etc|approx|ca))[.!?]+(?=\\s|$)|[。！？；]|;(?=\\s)|\\n+");

    private Sentences() {}

    /** The sentences of a text with their final marks; none is blank. */
    static List<String> of(String text) {
        List<String> sentences = new ArrayList<>();
        Matcher end = END.matcher(text);
        int from = 0;
        while (end.find()) {
            add(sentences, text.substring(from, end.end()));
            from = end.end();
        }
        add(sentences, text.substring(from));
        return sentences;
    }

    private static void add(List<String> sentences, String sentence) {
        if (!sentence.isBlank()) {
            sentences.add(sentence.strip());
        }
    }
}
