package dev.triage.command;

/** A change that a command makes, as far as another command could undo it. Names are in lower case. */
public sealed interface Change {

    /** An index is built; the name is blank if PostgreSQL chooses it. */
    record IndexBuilt(String index) implements Change {}

    record IndexDropped(String index) implements Change {}

    /** A setting of a role, a database, a table or the server; not of a session alone. */
    record SettingSet(String owner, String setting) implements Change {}

    record SettingReset(String owner, String setting) implements Change {}

    /** A workload gets another number of copies; the number is as written, blank if it is not said. */
    record Scaled(String workload, String copies) implements Change {}

    record SessionsEnded() implements Change {}

    record QueriesCancelled() implements Change {}

    record Restarted(String what) implements Change {}

    /** An earlier version is brought back. */
    record RolledBack(String what) implements Change {}

    /** Another version is brought out. */
    record RolledOut(String what) implements Change {}

    /** Rows are changed or deleted, tables or columns dropped. */
    record DataChanged(String what) implements Change {}

    record NodeClosed(String node) implements Change {}

    record NodeOpened(String node) implements Change {}
}
