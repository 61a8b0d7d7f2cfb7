package dev.triage.command;

import dev.triage.fact.FactSheet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is known where a command would be run.
 *
 * @param text the incident, in lower case; null if there is none to look names up in, and then no name is called unknown
 * @param elsewhere texts, in lower case, that names may also come from, such as runbook sections
 */
public record CommandContext(@Nullable String text, List<String> elsewhere) {

    private static final CommandContext NONE = new CommandContext(null, List.of());

    public CommandContext {
        text = text == null ? null : text.toLowerCase(Locale.ROOT);
        elsewhere = elsewhere.stream().map(other -> other.toLowerCase(Locale.ROOT)).toList();
    }

    /** Judges by the command alone. */
    public static CommandContext none() {
        return NONE;
    }

    /** An incident with the runbook sections and past incidents that may be followed. */
    public static CommandContext of(FactSheet facts, List<String> elsewhere) {
        return new CommandContext(facts.source().value(), elsewhere);
    }
}
