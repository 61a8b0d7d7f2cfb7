package dev.triage.intake;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads single fields of a foreign JSON body; what is missing or of another type is blank. */
final class Payload {

    /** Go's zero time, which Alertmanager and Grafana send for a time that is not known. */
    private static final String ZERO_TIME = "0001-01-01T00:00:00";

    private Payload() {}

    static String text(JsonNode node, String pointer) {
        JsonNode value = node.at(pointer);
        return value.isValueNode() && !value.isNull() ? value.asString("").strip() : "";
    }

    /** An ISO-8601 time, or seconds or milliseconds since 1970. */
    static Optional<Instant> time(JsonNode node, String pointer) {
        String value = text(node, pointer);
        if (value.isEmpty() || value.startsWith(ZERO_TIME)) {
            return Optional.empty();
        }
        try {
            if (value.chars().allMatch(Character::isDigit) && value.length() <= 13) {
                long number = Long.parseLong(value);
                return Optional.of(number < 100_000_000_000L
                        ? Instant.ofEpochSecond(number)
                        : Instant.ofEpochMilli(number));
            }
            return Optional.of(OffsetDateTime.parse(value).toInstant());
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The members of an object whose values are single values. */
    static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new LinkedHashMap<>();
        object.properties().forEach(member -> {
            if (member.getValue().isValueNode() && !member.getValue().isNull()) {
                texts.put(member.getKey(), member.getValue().asString(""));
            }
        });
        return texts;
    }

    /** The first that is not blank. */
    static String firstOf(String... candidates) {
        for (String candidate : candidates) {
            if (!candidate.isBlank()) {
                return candidate;
            }
        }
        return "";
    }
}
