package dev.triage.signature;

import java.util.HashMap;
import java.util.Map;

/** The report's own sentences in one language. */
record Words(String language, Map<String, Template> templates) {

    Words {
        templates = Map.copyOf(templates);
    }

    /** A sentence with its slots filled; the slots are given as name, value, name, value. */
    String say(String key, String... slots) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i + 1 < slots.length; i += 2) {
            if (!slots[i + 1].isBlank()) {
                values.put(slots[i], slots[i + 1]);
            }
        }
        Template template = templates.get(key);
        if (template == null) {
            throw new IllegalStateException("report.yaml lacks the sentence '" + key + "'");
        }
        return template.fill(values::get)
                .orElseThrow(() -> new IllegalStateException("the sentence '" + key + "' lacks a slot"));
    }

    /** Joins sentences the way the language does. */
    String join(String first, String second) {
        String gap = language.equals("zh") ? "" : " ";
        return first.isBlank() ? second : second.isBlank() ? first : first + gap + second;
    }
}
