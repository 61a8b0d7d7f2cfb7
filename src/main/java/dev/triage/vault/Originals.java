package dev.triage.vault;

import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the placeholders of one incident stand for, for one reader; empty for a reader without the right. */
public final class Originals {

    /** The originals of nothing. */
    public static final Originals NONE = new Originals(Map.of());

    /** A placeholder as it stands in text, behind a backslash in Markdown, or escaped in HTML. */
    private static final Pattern PLACEHOLDER = Pattern
            .compile("(?:\\\\?<|&lt;)((?:email|phone|ip|host|customer)-\\d{1,7})(?:>|&gt;)");

    private final Map<String, String> byPlaceholder;

    Originals(Map<String, String> byPlaceholder) {
        this.byPlaceholder = Map.copyOf(byPlaceholder);
    }

    /** The text with originals for the placeholders that are known; also fit for HTML that was escaped already. */
    public String reveal(String text) {
        return reveal(text, UnaryOperator.identity());
    }

    /** As {@link #reveal(String)}; each original is written the way that its surroundings need it. */
    public String reveal(String text, UnaryOperator<String> write) {
        if (byPlaceholder.isEmpty()) {
            return text;
        }
        Matcher matcher = PLACEHOLDER.matcher(text);
        return matcher.replaceAll(match -> {
            String original = byPlaceholder.get("<" + match.group(1) + ">");
            return Matcher.quoteReplacement(original == null ? match.group() : write.apply(original));
        });
    }

    /** What speaks of other incidents, whose numbers are not this one's. */
    private static final Set<String> FOREIGN = Set.of("similarIncidents", "runbookSections");

    /** The tree with originals in its strings; names of fields stay, and what is quoted from elsewhere. */
    public JsonNode reveal(JsonNode tree) {
        if (byPlaceholder.isEmpty()) {
            return tree;
        }
        if (tree.isString()) {
            return JsonNodeFactory.instance.stringNode(reveal(tree.stringValue()));
        }
        if (tree instanceof ObjectNode object) {
            ObjectNode revealed = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(field -> revealed.set(field.getKey(),
                    FOREIGN.contains(field.getKey()) ? field.getValue() : reveal(field.getValue())));
            return revealed;
        }
        if (tree instanceof ArrayNode array) {
            ArrayNode revealed = JsonNodeFactory.instance.arrayNode(array.size());
            array.forEach(element -> revealed.add(reveal(element)));
            return revealed;
        }
        return tree;
    }

    public boolean isEmpty() {
        return byPlaceholder.isEmpty();
    }

    /** How many, never which. */
    @Override
    public String toString() {
        return "Originals[" + byPlaceholder.size() + "]";
    }
}
