package dev.triage.diagnosis;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON schema of a {@link Diagnosis}, derived from the records. It keeps to what strict structured outputs accept:
 * every property required, no others allowed, optional values as type arrays, no bounds on lengths. Bounds are the
 * parser's, {@link DiagnosisParser}.
 */
public final class DiagnosisSchema {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String JSON = new JsonMapper().writeValueAsString(schema(Shape.of(Diagnosis.class)));

    private DiagnosisSchema() {}

    /** The schema as JSON, in the subset that the providers' structured outputs accept. */
    public static String json() {
        return JSON;
    }

    private static ObjectNode schema(Shape shape) {
        ObjectNode node = NODES.objectNode();
        switch (shape) {
            case Shape.Text text -> type(node, "string", text.nullable());
            case Shape.Choice choice -> {
                type(node, "string", choice.nullable());
                ArrayNode names = node.putArray("enum");
                choice.names().forEach(names::add);
                if (choice.nullable()) {
                    names.addNull();
                }
            }
            case Shape.Items items -> {
                type(node, "array", items.nullable());
                node.set("items", schema(items.item()));
            }
            case Shape.Properties object -> {
                type(node, "object", object.nullable());
                ObjectNode properties = node.putObject("properties");
                ArrayNode required = node.putArray("required");
                object.properties().forEach((name, property) -> {
                    properties.set(name, schema(property.shape()).put("description", property.description()));
                    required.add(name);
                });
                node.put("additionalProperties", false);
            }
        }
        return node;
    }

    private static void type(ObjectNode node, String type, boolean nullable) {
        if (nullable) {
            node.putArray("type").add(type).add("null");
        } else {
            node.put("type", type);
        }
    }
}
