package dev.triage.command;

import java.util.List;

/** All traps that are known. */
public final class TrapCatalog {

    private TrapCatalog() {}

    /** The traps, the worst first. */
    public static List<Trap> all() {
        return CommandParser.traps();
    }
}
