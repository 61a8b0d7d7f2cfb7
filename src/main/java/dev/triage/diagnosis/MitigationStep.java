package dev.triage.diagnosis;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of the mitigation plan.
 *
 * @param addresses the cause it acts on; null for steps that only buy time
 * @param risk what can go wrong
 * @param runbook the runbook section it follows, as {@code title / heading}
 */
public record MitigationStep(Phase phase, String action, List<Command> commands, @Nullable CauseCode addresses,
        String risk, Rollback rollback, @Nullable String runbook) {

    public MitigationStep {
        commands = List.copyOf(commands);
    }
}
