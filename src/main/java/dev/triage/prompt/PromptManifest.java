package dev.triage.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What prompt.yaml says. */
record PromptManifest(String description, List<String> changelog, boolean released, PromptParameters parameters) {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Set<String> KEYS = Set.of("description", "changelog", "released", "parameters");
    private static final Set<String> PARAMETERS = Set.of("temperature", "maxOutputTokens");

    PromptManifest {
        changelog = List.copyOf(changelog);
    }

    /** Reads the file; {@code place} is how messages call it. */
    static PromptManifest parse(String place, String text) {
        JsonNode root;
        try {
            root = YAML.readTree(text);
        } catch (JacksonException e) {
            throw new InvalidPromptException(place + " is not valid YAML; correct it: " + e.getOriginalMessage(), e);
        }
        Reader reader = new Reader(place);
        reader.checkKeys("", root, KEYS);
        JsonNode parameters = reader.need(root, "parameters");
        reader.checkKeys("parameters.", parameters, PARAMETERS);
        List<String> changelog = new ArrayList<>();
        for (JsonNode entry : reader.need(root, "changelog")) {
            changelog.add(entry.asString(""));
        }
        JsonNode description = reader.need(root, "description");
        JsonNode released = reader.need(root, "released");
        JsonNode temperature = reader.need(parameters, "temperature");
        JsonNode maxOutputTokens = reader.need(parameters, "maxOutputTokens");
        reader.check(description.isString() && !description.asString().isBlank(), "description must be a sentence");
        reader.check(!changelog.isEmpty() && changelog.stream().noneMatch(String::isBlank),
                "changelog must be a list of sentences");
        reader.check(released.isBoolean(), "released must be true or false");
        reader.check(temperature.isNumber(), "parameters.temperature must be a number from 0 to 2");
        reader.check(maxOutputTokens.isInt(), "parameters.maxOutputTokens must be a whole number");
        try {
            return new PromptManifest(description.asString(), changelog, released.asBoolean(),
                    new PromptParameters(temperature.asDouble(), maxOutputTokens.asInt()));
        } catch (IllegalArgumentException e) {
            throw new InvalidPromptException(place + ": " + e.getMessage() + "; correct it", e);
        }
    }

    private record Reader(String place) {

        void checkKeys(String prefix, JsonNode node, Set<String> known) {
            check(node.isObject(),
                    (prefix.isEmpty() ? "the file" : "parameters") + " must be a list of keys and values");
            for (String key : node.propertyNames()) {
                check(known.contains(key), "unknown " + (prefix.isEmpty() ? "key " : "parameter ") + key
                        + "; known are " + String.join(", ", new TreeSet<>(known)));
            }
        }

        JsonNode need(JsonNode node, String key) {
            JsonNode value = node.get(key);
            if (value == null || value.isNull()) {
                throw new InvalidPromptException(place + ": " + key + " is missing; add it (see docs/prompts.md)");
            }
            return value;
        }

        void check(boolean holds, String problem) {
            if (!holds) {
                throw new InvalidPromptException(place + ": " + problem);
            }
        }
    }
}
