package dev.triage.eval;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a reply is an answer to, part by part, so that a recording that no longer fits can say what has changed.
 *
 * @param caseHash of the case's files
 * @param promptHash of the prompt version's files
 * @param parameters model id, provider, temperature, limits
 * @param schema hash of the reply's schema
 * @param text hash of the system and user prompts as sent
 */
record RequestParts(String caseHash, String promptHash, String parameters, String schema, String text) {

    /** The key of the request: the same question to the same model. */
    String key() {
        return Hashes.of(parameters, schema, text);
    }

    /** What differs, in words; empty when nothing does. */
    List<String> changes(RequestParts now, boolean withText) {
        Map<String, String[]> parts = new LinkedHashMap<>();
        parts.put("the case's files", new String[]{caseHash, now.caseHash});
        parts.put("the prompt's files", new String[]{promptHash, now.promptHash});
        parts.put("the model's parameters", new String[]{parameters, now.parameters});
        parts.put("the schema", new String[]{schema, now.schema});
        List<String> changes = new ArrayList<>();
        parts.forEach((name, values) -> {
            if (!values[0].equals(values[1])) {
                changes.add(name + " (" + shortened(values[0]) + " → " + shortened(values[1]) + ")");
            }
        });
        if (withText && changes.isEmpty() && !text.equals(now.text)) {
            changes.add("the prompt as rendered, by a change of the code (" + shortened(text) + " → "
                    + shortened(now.text) + ")");
        }
        return changes;
    }

    private static String shortened(String value) {
        return value.length() == 64 ? value.substring(0, 8) : value;
    }
}
