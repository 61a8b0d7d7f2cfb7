package dev.triage.signature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the fields of one YAML object and knows its place in the file, so that every complaint names it. */
final class Fields {

    private final JsonNode node;
    private final String place;
    private final Set<String> read = new LinkedHashSet<>();

    Fields(JsonNode node, String place) {
        this.node = node;
        this.place = place;
        if (!node.isObject()) {
            throw fail("write 'name: value' lines here");
        }
    }

    CatalogException fail(String problem) {
        return new CatalogException(place, problem);
    }

    CatalogException fail(String field, String problem) {
        return new CatalogException(place + "." + field, problem);
    }

    boolean has(String field) {
        return node.has(field);
    }

    String text(String field) {
        String text = optionalText(field);
        if (text == null) {
            throw fail(field, "is missing");
        }
        return text;
    }

    @Nullable
    String optionalText(String field) {
        JsonNode value = take(field);
        if (value == null) {
            return null;
        }
        if (!value.isValueNode() || value.asString().isBlank()) {
            throw fail(field, "must be a text that is not blank");
        }
        return value.asString().strip();
    }

    double number(String field, double whenMissing, double least, double most) {
        JsonNode value = take(field);
        if (value == null) {
            return whenMissing;
        }
        if (!value.isNumber() || value.asDouble() < least || value.asDouble() > most) {
            throw fail(field, "must be a number from " + least + " to " + most);
        }
        return value.asDouble();
    }

    <E extends Enum<E>> E choice(String field, Class<E> type, E whenMissing) {
        String text = optionalText(field);
        return text == null ? whenMissing : constant(field, type, text);
    }

    <E extends Enum<E>> E constant(String field, Class<E> type, String text) {
        try {
            return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw fail(field, "'" + text + "' is none of " + Arrays.toString(type.getEnumConstants()));
        }
    }

    /** A list of texts; a single text counts as a list of one. */
    List<String> texts(String field) {
        JsonNode value = take(field);
        if (value == null) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode element : value.isArray() ? value : List.of(value)) {
            if (!element.isValueNode() || element.asString().isBlank()) {
                throw fail(field, "must be a text or a list of texts");
            }
            texts.add(element.asString().strip());
        }
        return texts;
    }

    /** The objects and texts of a list; each keeps its place. */
    <T> List<T> list(String field, Function<JsonNode, @Nullable T> ofText, Function<Fields, T> ofObject) {
        JsonNode value = take(field);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray()) {
            throw fail(field, "must be a list");
        }
        List<T> items = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            JsonNode element = value.get(i);
            String at = place + "." + field + "[" + i + "]";
            T item = element.isValueNode() ? ofText.apply(element) : ofObject.apply(new Fields(element, at));
            if (item == null) {
                throw new CatalogException(at, "'" + element.asString() + "' is not known");
            }
            items.add(item);
        }
        return items;
    }

    <T> List<T> objects(String field, Function<Fields, T> reader) {
        return list(field, text -> null, reader);
    }

    /** The objects of a map by name. */
    <T> Map<String, T> map(String field, Function<Fields, T> reader) {
        Map<String, T> items = new LinkedHashMap<>();
        JsonNode value = take(field);
        if (value != null) {
            Fields inner = new Fields(value, place + "." + field);
            value.propertyNames().forEach(name -> items.put(name, reader.apply(inner.object(name))));
        }
        return items;
    }

    /** The same object, placed by its name instead of its number. */
    Fields named(String name) {
        String file = place.replaceAll("\\.modes\\[\\d+]$", "");
        return new Fields(node, file + ": mode " + name);
    }

    /** The names of all fields, in order. */
    List<String> names() {
        return List.copyOf(node.propertyNames());
    }

    Fields object(String field) {
        JsonNode value = take(field);
        if (value == null) {
            throw fail(field, "is missing");
        }
        return new Fields(value, place + "." + field);
    }

    /** Complains about a field that nobody asked for: it is a typing error more often than not. */
    void done() {
        for (String name : node.propertyNames()) {
            if (!read.contains(name)) {
                throw fail(name, "is not a field here; the fields are " + read);
            }
        }
    }

    private @Nullable JsonNode take(String field) {
        read.add(field);
        JsonNode value = node.get(field);
        return value == null || value.isNull() ? null : value;
    }
}
