package dev.triage.signature;

import java.util.HashMap;
import java.util.List;
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
        String gap = isChinese() ? "" : " ";
        return first.isBlank() ? second : second.isBlank() ? first : first + gap + second;
    }

    /** Lists things within a sentence. */
    String list(List<String> things) {
        return String.join(isChinese() ? "，" : ", ", things);
    }

    /** Lists reasons or sayings, which may have commas of their own. */
    String series(List<String> things) {
        return String.join(isChinese() ? "；" : "; ", things);
    }

    /** Parts a time from what happened then. */
    String colon() {
        return isChinese() ? "：" : ": ";
    }

    private boolean isChinese() {
        return language.equals("zh");
    }
}
