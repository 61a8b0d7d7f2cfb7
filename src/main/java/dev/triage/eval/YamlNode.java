package dev.triage.eval;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A map of a YAML file that is read field by field; every problem is noted with its place, and reading goes on. */
final class YamlNode {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private final String place;
    private final JsonNode node;
    private final List<String> problems;
    private final Set<String> read = new HashSet<>();

    private YamlNode(String place, JsonNode node, List<String> problems) {
        this.place = place;
        this.node = node;
        this.problems = problems;
    }

    /** Reads a file's text; what is wrong with it goes to the list. */
    static YamlNode parse(String place, String text, List<String> problems) {
        JsonNode root;
        try {
            root = YAML.readTree(text);
        } catch (JacksonException e) {
            String line = e.getLocation() == null ? "" : " at line " + e.getLocation().getLineNr();
            problems.add(place + ": not YAML" + line + ": "
                    + String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse(""));
            root = JsonNodeFactory.instance.objectNode();
        }
        if (!root.isObject()) {
            problems.add(place + ": must be fields and values");
            root = JsonNodeFactory.instance.objectNode();
        }
        return new YamlNode(place, root, problems);
    }

    /** Notes every field that nobody asked for. */
    void refuseUnknownFields() {
        for (String name : node.propertyNames()) {
            if (!read.contains(name)) {
                problem(name, "is not a field here; there are " + String.join(", ", new TreeSet<>(read)));
            }
        }
    }

    String text(String field) {
        @Nullable
        String text = textOrNull(field);
        if (text == null || text.isBlank()) {
            if (!node.path(field).isContainer()) {
                problem(field, "is missing");
            }
            return "";
        }
        return text;
    }

    @Nullable
    String textOrNull(String field) {
        JsonNode value = at(field);
        if (value.isContainer()) {
            problem(field, "must be a text");
            return null;
        }
        return value.isMissingNode() || value.isNull() ? null : value.asString();
    }

    boolean flag(String field) {
        JsonNode value = at(field);
        if (value.isMissingNode() || value.isNull()) {
            return false;
        }
        if (!value.isBoolean()) {
            problem(field, "must be true or false");
        }
        return value.asBoolean(false);
    }

    boolean has(String field) {
        return node.hasNonNull(field);
    }

    <T extends @Nullable Object> List<T> list(String field, Function<YamlNode, T> item) {
        JsonNode value = at(field);
        List<T> items = new ArrayList<>();
        if (!value.isMissingNode() && !value.isNull() && !value.isArray()) {
            problem(field, "must be a list");
        }
        for (int i = 0; i < value.size() && value.isArray(); i++) {
            items.add(item.apply(child(field + "[" + i + "]", value.get(i))));
        }
        return items;
    }

    List<String> texts(String field) {
        JsonNode value = at(field);
        List<String> texts = new ArrayList<>();
        if (!value.isMissingNode() && !value.isNull() && !value.isArray()) {
            problem(field, "must be a list");
            return texts;
        }
        for (JsonNode item : value) {
            if (item.isContainer() || item.asString("").isBlank()) {
                problem(field, "must be a list of texts");
            } else {
                texts.add(item.asString());
            }
        }
        return texts;
    }

    <E extends Enum<E>> List<E> choices(String field, Class<E> type) {
        List<E> choices = new ArrayList<>();
        for (String text : texts(field)) {
            E choice = choice(field, type, text);
            if (choice != null) {
                choices.add(choice);
            }
        }
        return choices;
    }

    <E extends Enum<E>> @Nullable E choice(String field, Class<E> type) {
        String text = textOrNull(field);
        return text == null ? null : choice(field, type, text);
    }

    private <E extends Enum<E>> @Nullable E choice(String field, Class<E> type, String text) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(text)) {
                return constant;
            }
        }
        problem(field, "\"" + text + "\" is not a " + type.getSimpleName());
        return null;
    }

    /** A regular expression; it is matched against folded, lower-case text. */
    @Nullable
    Pattern pattern(String field) {
        String text = textOrNull(field);
        if (text == null) {
            return null;
        }
        try {
            return Pattern.compile(text, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        } catch (PatternSyntaxException e) {
            problem(field, "does not compile: " + e.getDescription().toLowerCase(Locale.ROOT));
            return null;
        }
    }

    @Nullable
    YamlNode child(String field) {
        JsonNode value = at(field);
        return value.isMissingNode() || value.isNull() ? null : child(field, value);
    }

    private YamlNode child(String field, JsonNode value) {
        if (!value.isObject()) {
            problem(field, "must be fields and values");
        }
        return new YamlNode(place + ": " + field, value, problems);
    }

    void problem(String field, String what) {
        problems.add(place + ": " + field + " " + what);
    }

    Set<String> fields() {
        Set<String> names = new TreeSet<>(node.propertyNames());
        read.addAll(names);
        return names;
    }

    private JsonNode at(String field) {
        read.add(field);
        return node.path(field);
    }
}
