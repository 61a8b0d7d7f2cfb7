package dev.triage.mcp;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The arguments of a call. What can't be used ends the call with words that say what to send. */
record McpArguments(Map<String, Object> values) {

    /** An argument that can't be used; caught where the tool is called. */
    static final class Unusable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unusable(String whatToDo) {
            super(whatToDo, null, false, false);
        }
    }

    void onlyKnown(Set<String> known) {
        for (String name : values.keySet()) {
            if (!known.contains(name)) {
                throw new Unusable("There is no argument \"%s\"; the tool takes %s.".formatted(name,
                        String.join(", ", new TreeSet<>(known))));
            }
        }
    }

    @Nullable
    String text(String name, int max) {
        Object value = values.get(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof String text) || text.length() > max) {
            throw new Unusable("\"%s\" is text of at most %d characters.".formatted(name, max));
        }
        return text.isBlank() ? null : text;
    }

    String required(String name, int max, String why) {
        String text = text(name, max);
        if (text == null) {
            throw new Unusable("\"%s\" is missing: %s.".formatted(name, why));
        }
        return text;
    }

    int number(String name, int min, int max, int otherwise) {
        Object value = values.get(name);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Number number && number.doubleValue() == number.intValue() && number.intValue() >= min
                && number.intValue() <= max) {
            return number.intValue();
        }
        throw new Unusable("\"%s\" is a whole number from %d to %d.".formatted(name, min, max));
    }

    @Nullable
    UUID id(String name) {
        String text = text(name, 100);
        if (text == null) {
            return null;
        }
        try {
            return UUID.fromString(text.strip());
        } catch (IllegalArgumentException e) {
            throw new Unusable("\"%s\" is an id such as 0b5c8f0e-6f0e-4c39-9a53-3c1f2f3d9b11; triage_incident and"
                    .formatted(name) + " find_similar_incidents name them.");
        }
    }
}
