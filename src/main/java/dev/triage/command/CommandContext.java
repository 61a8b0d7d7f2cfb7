package dev.triage.command;

import dev.triage.fact.FactSheet;
import java.util.List;

/**
 * What is known where a command would be run: the text of the incident, and the texts that an analyst may take names
 * from, such as runbook sections.
 *
 * @param known false if there is no text to look names up in; then no name is called unknown
 */
public record CommandContext(boolean known, String text, List<String> elsewhere) {

    private static final CommandContext NONE = new CommandContext(false, "", List.of());

    public CommandContext {
        elsewhere = List.copyOf(elsewhere);
    }

    /** Judges by the command alone. */
    public static CommandContext none() {
        return NONE;
    }

    /** An incident with the runbook sections and past incidents that may be followed. */
    public static CommandContext of(FactSheet facts, List<String> elsewhere) {
        return new CommandContext(true, facts.source().value(), elsewhere);
    }
}
