package dev.triage.triage;

import dev.triage.redact.RedactedText;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Results as JSON columns. Only text that this service stored is read back, so it may become {@link RedactedText}
 * again; the mapper that can do so stays in here.
 */
final class StoredResultRepository {

    private final JsonMapper mapper = JsonMapper.builder().addModule(
            new SimpleModule().addDeserializer(RedactedText.class, new StoredTextDeserializer())).build();

    String write(Object value) {
        return mapper.writeValueAsString(value);
    }

    <T> T read(String json, Class<T> type) {
        return mapper.readValue(json, type);
    }

    private static final class StoredTextDeserializer extends ValueDeserializer<RedactedText> {

        @Override
        public RedactedText deserialize(JsonParser parser, DeserializationContext context) {
            return RedactedText.fromStore(parser.getString());
        }
    }
}
