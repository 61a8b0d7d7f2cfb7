package dev.triage.search;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Says Chinese in the English words that incident reports, logs and runbooks have for it, term by term. That is no
 * translation, but enough for an embedding model that knows only English, and for finding words in the other language:
 * what stays in Latin letters in either language (services, codes, commands) is kept as it is.
 */
final class Glossary {

    private static final String FILE = "/search/glossary-zh.txt";

    private final Map<String, String> english = new HashMap<>();
    private final int longest;

    Glossary() {
        try (InputStream file = Glossary.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is not on the class path");
            }
            new String(file.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#")).map(line -> line.split(" = ", 2))
                    .forEach(pair -> english.put(pair[0].strip(), pair[1].strip()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.longest = english.keySet().stream().mapToInt(String::length).max().orElse(0);
    }

    /** The text with every known Chinese term in English and the other Chinese left out; without any, the text itself. */
    String english(String text) {
        if (text.codePoints().noneMatch(Character::isIdeographic)) {
            return text;
        }
        StringBuilder said = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int sign = text.codePointAt(at);
            if (!Character.isIdeographic(sign)) {
                said.appendCodePoint(sign);
                at += Character.charCount(sign);
                continue;
            }
            int length = termAt(text, at);
            if (length > 0) {
                said.append(' ').append(english.get(text.substring(at, at + length))).append(' ');
                at += length;
            } else {
                at += Character.charCount(sign);
            }
        }
        return said.toString();
    }

    private int termAt(String text, int at) {
        for (int length = Math.min(longest, text.length() - at); length > 0; length--) {
            if (english.containsKey(text.substring(at, at + length))) {
                return length;
            }
        }
        return 0;
    }
}
