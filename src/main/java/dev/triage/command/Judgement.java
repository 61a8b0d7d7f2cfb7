package dev.triage.command;

import java.util.List;

/**
 * All that is known about a command.
 *
 * @param effect what it would do, leaving the traps aside; never {@link CommandVerdict.Dangerous}
 * @param traps every trap it runs into, each once, the worst first
 */
public record Judgement(CommandVerdict effect, List<TrapHit> traps) {

    public Judgement {
        traps = List.copyOf(traps);
    }

    /** The effect, or the first trap if there is one. */
    public CommandVerdict verdict() {
        if (traps.isEmpty()) {
            return effect;
        }
        Trap trap = traps.getFirst().trap();
        return new CommandVerdict.Dangerous(trap.id(), trap.reason(), trap.alternative());
    }
}
