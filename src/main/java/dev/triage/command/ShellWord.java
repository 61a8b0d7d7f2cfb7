package dev.triage.command;

import java.util.List;

/**
 * A word of a shell command.
 *
 * @param text without quotes; expansions stand as written
 * @param quoted whether a part of it was quoted
 * @param expands whether a variable or a substitution decides what it really is
 * @param substitutions the commands in {@code $(…)}, backticks and {@code <(…)}
 */
record ShellWord(String text, boolean quoted, boolean expands, List<String> substitutions) {

    ShellWord {
        substitutions = List.copyOf(substitutions);
    }

    static ShellWord plain(String text) {
        return new ShellWord(text, false, false, List.of());
    }

    boolean isFlag() {
        return text.startsWith("-") && text.length() > 1;
    }
}
