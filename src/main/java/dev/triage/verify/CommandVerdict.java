package dev.triage.verify;

/** What running a command would do. */
public sealed interface CommandVerdict {

    /** It only looks. */
    record ReadOnly() implements CommandVerdict {}

    /** It changes something. */
    record ChangesState(String what) implements CommandVerdict {}

    /** It does harm, or is the wrong way to do it. */
    record Dangerous(String rule, String reason, String alternative) implements CommandVerdict {}

    /** Nothing is known about it; it is never treated as safe. */
    record Unknown() implements CommandVerdict {}
}
