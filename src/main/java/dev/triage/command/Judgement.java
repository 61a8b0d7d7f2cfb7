package dev.triage.command;

import java.util.List;
import java.util.Optional;

/**
 * All that is known about a command.
 *
 * @param effect what it would do, leaving the traps aside; never {@link CommandVerdict.Dangerous}
 * @param traps every trap it runs into, each once, in the order of the catalogue
 */
public record Judgement(CommandVerdict effect, List<TrapHit> traps) {

    public Judgement {
        traps = List.copyOf(traps);
    }

    /** The first trap that does harm; the effect if there is none. */
    public CommandVerdict verdict() {
        Optional<Trap> harm = traps.stream().map(TrapHit::trap).filter(trap -> trap.weight() == Trap.Weight.HARM)
                .findFirst();
        return harm.<CommandVerdict>map(
                trap -> new CommandVerdict.Dangerous(trap.id(), trap.reason(), trap.alternative())).orElse(effect);
    }
}
