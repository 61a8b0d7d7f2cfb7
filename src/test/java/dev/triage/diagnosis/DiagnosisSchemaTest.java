package dev.triage.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schema is what strict structured outputs accept, and describes what the parser takes. */
class DiagnosisSchemaTest {

    private final JsonNode schema = new JsonMapper().readTree(DiagnosisSchema.json());

    @Test
    void everyObjectIsClosedAndRequiresAllItsProperties() {
        List<JsonNode> objects = nodes(schema).stream().filter(node -> node.has("properties")).toList();

        assertThat(objects).hasSizeGreaterThan(10).allSatisfy(object -> {
            assertThat(object.path("additionalProperties").isBoolean()).isTrue();
            assertThat(object.path("additionalProperties").booleanValue()).isFalse();
            assertThat(object.path("required").valueStream().map(JsonNode::stringValue))
                    .containsExactlyElementsOf(object.path("properties").propertyNames());
        });
    }

    @Test
    void onlyKeywordsThatStrictModeAcceptsAreUsed() {
        assertThat(nodes(schema)).allSatisfy(node -> assertThat(Set.of("type", "properties", "required",
                "additionalProperties", "items", "enum", "description")).containsAll(node.propertyNames()));
    }

    @Test
    void propertiesAreNamedAndOrderedAsTheReportHasThem() {
        assertThat(schema.path("properties").propertyNames()).containsExactly("summary", "severity", "outcome",
                "hypotheses", "checklist", "mitigations", "impact", "postmortem", "followUps", "missingFacts");
        assertThat(at("hypotheses").path("items").path("properties").propertyNames()).containsExactly("causeCode",
                "statement", "entities", "confidence", "evidence", "contradicting", "wouldConfirm", "symptomOf");
    }

    @Test
    void whatMayBeAbsentIsATypeArrayWithNull() {
        JsonNode step = at("checklist").path("items").path("properties").path("command");
        JsonNode symptomOf = at("hypotheses").path("items").path("properties").path("symptomOf");

        assertThat(step.path("type").toString()).isEqualTo("[\"object\",\"null\"]");
        assertThat(symptomOf.path("type").toString()).isEqualTo("[\"string\",\"null\"]");
        assertThat(symptomOf.path("enum").valueStream().filter(JsonNode::isNull)).hasSize(1);
        assertThat(symptomOf.path("enum").size()).isEqualTo(CauseCode.values().length + 1);
    }

    @Test
    void everyPropertyIsDescribed() {
        nodes(schema).forEach(node -> node.path("properties").forEach(
                property -> assertThat(property.path("description").asString("")).as("%s", property).endsWith(".")));
    }

    @Test
    void theSchemaStaysSmallEnoughForThePrompt() {
        assertThat(DiagnosisSchema.json()).hasSizeBetween(2_000, 16_000);
    }

    private JsonNode at(String property) {
        return schema.path("properties").path(property);
    }

    /** Every schema within the schema, itself included. */
    private static List<JsonNode> nodes(JsonNode root) {
        List<JsonNode> found = new ArrayList<>();
        found.add(root);
        root.path("properties").forEach(child -> found.addAll(nodes(child)));
        if (root.has("items")) {
            found.addAll(nodes(root.path("items")));
        }
        return found;
    }
}
