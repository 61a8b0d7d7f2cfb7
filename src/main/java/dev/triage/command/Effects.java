package dev.triage.command;

import java.util.List;

/** Puts together what the parts of a command do. */
final class Effects {

    static final CommandVerdict READ = new CommandVerdict.ReadOnly();

    private Effects() {}

    /**
     * What all of them do: a change if one changes something, one that can't be undone before one that can; else unknown
     * if one is; else only a read.
     */
    static CommandVerdict all(List<CommandVerdict> parts) {
        CommandVerdict worst = READ;
        for (CommandVerdict part : parts) {
            worst = rank(part) > rank(worst) ? part : worst;
        }
        return worst;
    }

    private static int rank(CommandVerdict verdict) {
        return switch (verdict) {
            case CommandVerdict.ReadOnly readOnly -> 0;
            case CommandVerdict.Unknown unknown -> 1;
            case CommandVerdict.ChangesState changes -> changes.reversible() ? 2 : 3;
            case CommandVerdict.Dangerous dangerous -> 4;
        };
    }
}
