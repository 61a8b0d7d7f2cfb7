package dev.triage.command;

import dev.triage.diagnosis.Command;

/**
 * Judges commands by what they would do. Deterministic, total and pure: any text gets a judgement, nothing is run, and
 * what is not understood is unknown, never safe.
 */
public final class CommandJudge {

    private CommandJudge() {}

    /** What the command would do; the worst trap it runs into decides. */
    public static CommandVerdict judge(Command command, CommandContext context) {
        return assess(command, context).verdict();
    }

    /** What the command would do, and every trap it runs into. */
    public static Judgement assess(Command command, CommandContext context) {
        return CommandParser.assess(command);
    }
}
