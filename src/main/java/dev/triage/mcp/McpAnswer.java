package dev.triage.mcp;

import java.util.Map;

/** What a tool answers. */
sealed interface McpAnswer {

    /**
     * The result.
     *
     * @param text for the model to read, as Markdown
     * @param data the ids and figures in it, for programs
     */
    record Text(String text, Map<String, Object> data) implements McpAnswer {

        public Text {
            data = Map.copyOf(data);
        }
    }

    /** It did not work; what to do about it. */
    record Trouble(String whatToDo) implements McpAnswer {}
}
