package dev.triage.command;

/** What running a command would do. */
public sealed interface CommandVerdict {

    /** It only looks. */
    record ReadOnly() implements CommandVerdict {}

    /**
     * It changes something, and no trap is known about it.
     *
     * @param reversible whether another command can bring the former state back
     * @param what what it changes, in a few words
     */
    record ChangesState(boolean reversible, String what) implements CommandVerdict {}

    /**
     * It does harm, or is the wrong way to do it.
     *
     * @param rule id of the trap, see {@link TrapCatalog}
     */
    record Dangerous(String rule, String reason, String alternative) implements CommandVerdict {}

    /** Nothing is known about it; it is never treated as safe. */
    record Unknown(String why) implements CommandVerdict {}
}
