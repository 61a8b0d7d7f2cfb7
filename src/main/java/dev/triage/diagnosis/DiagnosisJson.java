package dev.triage.diagnosis;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A diagnosis as JSON, for the store and for reports: the names and the order of the schema, with nulls written out, so
 * what is written can be parsed as a reply.
 */
public final class DiagnosisJson {

    /** How deep a reply may nest; a diagnosis needs six levels. */
    static final int DEPTH_MAX = 32;

    /** Repeats no property, allows nothing after the value, and takes no more than a reply may hold. */
    static final JsonMapper STRICT = JsonMapper
            .builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEPTH_MAX)
                            .maxStringLength(DiagnosisParser.REPLY_MAX_CHARS).maxNumberLength(1_000)
                            .maxNameLength(1_000).build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY).build();

    private DiagnosisJson() {}

    /** One line of JSON. */
    public static String write(Diagnosis diagnosis) {
        return STRICT.writeValueAsString(diagnosis);
    }

    /**
     * Reads what {@link #write} wrote; the bounds on replies do not apply.
     *
     * @throws IllegalStateException if the store holds something else
     */
    public static Diagnosis read(String stored) {
        try {
            return STRICT.readValue(stored, Diagnosis.class);
        } catch (JacksonException e) {
            throw new IllegalStateException("the stored diagnosis cannot be read", e);
        }
    }
}
