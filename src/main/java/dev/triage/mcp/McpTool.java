package dev.triage.mcp;

import dev.triage.security.Caller;
import org.jspecify.annotations.Nullable;

/**
 * One tool.
 *
 * @param description for the model that chooses among tools
 * @param schema JSON schema of its arguments
 * @param readsOnly whether it changes nothing
 */
record McpTool(String name, String title, String description, String schema, boolean readsOnly, Work work) {

    /** What a tool does. */
    interface Work {

        McpAnswer of(@Nullable Caller caller, McpArguments arguments);
    }

    McpAnswer call(@Nullable Caller caller, McpArguments arguments) {
        try {
            return work.of(caller, arguments);
        } catch (McpArguments.Unusable e) {
            return new McpAnswer.Trouble(String.valueOf(e.getMessage()));
        }
    }
}
