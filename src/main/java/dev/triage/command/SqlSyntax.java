package dev.triage.command;

import java.util.List;

/** Whether SQL is SQL, by a server's own parser. Nothing is run, and no table has to exist. */
@FunctionalInterface
public interface SqlSyntax {

    /**
     * What the parser says of each statement, in order; an empty text if it has nothing to say, or could not be asked.
     */
    List<String> errors(List<String> statements);

    /** Knows nothing, so has nothing to say. */
    static SqlSyntax unchecked() {
        return statements -> statements.stream().map(statement -> "").toList();
    }
}
