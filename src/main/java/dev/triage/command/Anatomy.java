package dev.triage.command;

import java.util.List;

/**
 * A command taken apart, through all wrappers.
 *
 * @param statements every statement of SQL, in order
 * @param invocations every program that is called, wrappers included, in order
 * @param effects what each part does
 */
record Anatomy(List<Statement> statements, List<Invocation> invocations, List<CommandVerdict> effects) {

    Anatomy {
        statements = List.copyOf(statements);
        invocations = List.copyOf(invocations);
        effects = List.copyOf(effects);
    }
}
