package dev.triage.diagnosis;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A full reply, and ways to break it. */
final class Replies {

    static final JsonMapper JSON = new JsonMapper();

    private Replies() {}

    static String full() {
        try (InputStream file = Objects.requireNonNull(Replies.class.getResourceAsStream("full-diagnosis.json"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("full-diagnosis.json cannot be read", e);
        }
    }

    /** The full reply after a change to its tree. */
    static String changed(Consumer<ObjectNode> change) {
        ObjectNode tree = (ObjectNode) JSON.readTree(full());
        change.accept(tree);
        return JSON.writeValueAsString(tree);
    }
}
