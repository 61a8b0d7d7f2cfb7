package dev.triage.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeType;

/** Holds a JSON tree against a shape and collects what does not fit, each with its place as a JSON path. */
final class ShapeCheck {

    /** More errors than this do not help anyone to mend a reply. */
    static final int ERRORS_MAX = 20;

    private static final int SHOWN_MAX_CHARS = 60;

    private final List<String> errors = new ArrayList<>();

    List<String> errors() {
        return List.copyOf(errors);
    }

    void check(JsonNode node, Shape shape, String path) {
        if (errors.size() >= ERRORS_MAX || node.isNull() && shape.nullable()) {
            return;
        }
        switch (shape) {
            case Shape.Text text -> checkText(node, text, path);
            case Shape.Choice choice -> checkChoice(node, choice, path);
            case Shape.Items items -> checkItems(node, items, path);
            case Shape.Properties object -> checkProperties(node, object, path);
        }
    }

    private void checkText(JsonNode node, Shape.Text text, String path) {
        if (!node.isString()) {
            expected("a string", node, text, path);
            return;
        }
        String value = node.stringValue();
        if (value.length() > text.maxChars()) {
            error(path, count(value.length()) + " characters, at most " + count(text.maxChars()) + " are allowed");
        } else if (value.indexOf('\0') >= 0) {
            error(path, "holds the character U+0000, which the store cannot keep");
        } else if (value.isBlank() && !text.mayBeBlank()) {
            error(path, "is blank");
        }
    }

    private void checkChoice(JsonNode node, Shape.Choice choice, String path) {
        if (!node.isString()) {
            expected("a string", node, choice, path);
        } else if (!choice.names().contains(node.stringValue())) {
            error(path, quoted(node.stringValue()) + " is not one of " + String.join(", ", choice.names()));
        }
    }

    private void checkItems(JsonNode node, Shape.Items items, String path) {
        if (!node.isArray()) {
            expected("an array", node, items, path);
            return;
        }
        if (node.size() > items.maxItems()) {
            error(path, count(node.size()) + " items, at most " + items.maxItems() + " are allowed");
            return;
        }
        for (int i = 0; i < node.size(); i++) {
            check(node.get(i), items.item(), path + "[" + i + "]");
        }
    }

    private void checkProperties(JsonNode node, Shape.Properties object, String path) {
        if (!node.isObject()) {
            expected("an object", node, object, path);
            return;
        }
        object.properties().forEach((name, property) -> {
            JsonNode value = node.get(name);
            if (value == null) {
                error(path + "." + name,
                        "is missing" + (property.shape().nullable() ? "; write null if there is none" : ""));
            } else {
                check(value, property.shape(), path + "." + name);
            }
        });
        for (String name : node.propertyNames()) {
            if (!object.properties().containsKey(name)) {
                error(path + "." + cut(name), "is not a property here; there are "
                        + String.join(", ", object.properties().sequencedKeySet()));
            }
        }
    }

    private void expected(String what, JsonNode node, Shape shape, String path) {
        error(path,
                "expected " + what + (shape.nullable() ? " or null" : "") + ", found " + kindOf(node.getNodeType()));
    }

    void error(String path, String message) {
        if (errors.size() < ERRORS_MAX) {
            errors.add(path + ": " + message);
        }
    }

    private static String kindOf(JsonNodeType type) {
        return switch (type) {
            case ARRAY -> "an array";
            case OBJECT -> "an object";
            case BOOLEAN -> "a boolean";
            case NULL -> "null";
            case NUMBER -> "a number";
            case STRING -> "a string";
            case BINARY, MISSING, POJO -> "something that JSON does not have";
        };
    }

    private static String quoted(String value) {
        return '"' + cut(value) + '"';
    }

    private static String cut(String value) {
        return value.length() <= SHOWN_MAX_CHARS ? value : value.substring(0, SHOWN_MAX_CHARS) + "…";
    }

    private static String count(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
