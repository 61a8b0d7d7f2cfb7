package dev.triage.command;

/** What a line of shell consists of. */
sealed interface ShellToken {

    record Word(ShellWord word) implements ShellToken {}

    /** What ends or joins commands: {@code ; & && || | newline ( )}. */
    record Operator(String text) implements ShellToken {}

    /**
     * A redirection.
     *
     * @param operator such as {@code >} or {@code 2>>}; {@code <<} and {@code <<<} carry the text itself
     */
    record Redirect(String operator, ShellWord target) implements ShellToken {}
}
