package dev.triage.signature;

import dev.triage.diagnosis.CauseCode;
import dev.triage.diagnosis.CommandLanguage;
import dev.triage.diagnosis.Phase;
import dev.triage.diagnosis.Priority;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a mode asks to check and to do; the words stand in {@link SignatureText} under the same keys. */
record PlanRules(List<Check> checks, List<Mitigation> mitigations, List<Follow> followUps, List<Missing> missing) {

    PlanRules {
        checks = List.copyOf(checks);
        mitigations = List.copyOf(mitigations);
        followUps = List.copyOf(followUps);
        missing = List.copyOf(missing);
    }

    /** A command whose slots are filled from the context. */
    record CommandRule(CommandLanguage language, Template text) {}

    /**
     * A read-only step.
     *
     * @param commands the first that can be filled is shown
     * @param needs slots without which the step makes no sense
     */
    record Check(String key, List<CommandRule> commands, Set<String> needs) {

        Check {
            commands = List.copyOf(commands);
            needs = Set.copyOf(needs);
        }
    }

    /**
     * A step of the plan.
     *
     * @param commands all that can be filled are shown, in order
     * @param addresses the cause it acts on; null when it only buys time
     */
    record Mitigation(String key, Phase phase, List<CommandRule> commands, List<CommandRule> rollback,
            @Nullable CauseCode addresses, Set<String> needs) {

        Mitigation {
            commands = List.copyOf(commands);
            rollback = List.copyOf(rollback);
            needs = Set.copyOf(needs);
        }
    }

    /** Work that remains. */
    record Follow(String key, Priority priority) {}

    /**
     * A fact that would decide.
     *
     * @param unless the fact is not missing when one of these clues is seen
     */
    record Missing(String key, List<CommandRule> commands, List<Clue> unless) {

        Missing {
            commands = List.copyOf(commands);
            unless = List.copyOf(unless);
        }
    }
}
