package dev.triage.diagnosis;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * What JSON a value of the diagnosis has, read off the records themselves, so that schema, parser and records cannot
 * drift apart.
 */
sealed interface Shape {

    boolean nullable();

    /** A string of at most so many UTF-16 units. */
    record Text(int maxChars, boolean mayBeBlank, boolean nullable) implements Shape {}

    /** One of a closed list of names. */
    record Choice(List<String> names, boolean nullable) implements Shape {

        public Choice {
            names = List.copyOf(names);
        }
    }

    /** A list of at most so many items. */
    record Items(Shape item, int maxItems, boolean nullable) implements Shape {}

    /** An object with exactly these properties, in this order. */
    record Properties(SequencedMap<String, Property> properties, boolean nullable) implements Shape {

        public Properties {
            properties = new LinkedHashMap<>(properties);
        }
    }

    /** A property and what the schema tells the model about it. */
    record Property(Shape shape, String description) {}

    /** The shape of a record. */
    static Properties of(Class<? extends Record> type) {
        return properties(type, false);
    }

    private static Properties properties(Class<?> type, boolean nullable) {
        LinkedHashMap<String, Property> properties = new LinkedHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            String path = type.getSimpleName() + "." + component.getName();
            properties.put(component.getName(),
                    new Property(shape(component.getAnnotatedType(), path), ShapeNotes.description(path)));
        }
        return new Properties(properties, nullable);
    }

    private static Shape shape(AnnotatedType type, String path) {
        boolean nullable = type.isAnnotationPresent(Nullable.class);
        if (type instanceof AnnotatedParameterizedType list) {
            return new Items(shape(list.getAnnotatedActualTypeArguments()[0], path), ShapeNotes.maxItems(path),
                    nullable);
        }
        Class<?> raw = (Class<?>) type.getType();
        if (raw.isEnum()) {
            return new Choice(Arrays.stream(raw.getEnumConstants()).map(value -> ((Enum<?>) value).name()).toList(),
                    nullable);
        }
        if (raw.isRecord()) {
            return properties(raw, nullable);
        }
        if (raw.equals(String.class)) {
            return new Text(ShapeNotes.MAX_CHARS, !ShapeNotes.mustSaySomething(path), nullable);
        }
        throw new IllegalStateException("no JSON shape for " + path + " of " + raw);
    }
}
