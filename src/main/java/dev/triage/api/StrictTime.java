package dev.triage.api;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.exc.InvalidFormatException;

/** Reads a time only from ISO-8601 with a zone: a bare number could be seconds or milliseconds. */
final class StrictTime extends ValueDeserializer<Instant> {

    /** The time that a text names; null if it names none. */
    static @Nullable Instant parse(String text) {
        try {
            return OffsetDateTime.parse(text.strip()).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) {
        Instant time = parser.currentToken() == JsonToken.VALUE_STRING ? parse(parser.getString()) : null;
        if (time == null) {
            throw InvalidFormatException.from(parser, "not a time", "", Instant.class);
        }
        return time;
    }
}
