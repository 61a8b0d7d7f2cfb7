package dev.triage.diagnosis;

import java.util.List;

/** How a mitigation step is undone. */
public record Rollback(String action, List<Command> commands) {

    public Rollback {
        commands = List.copyOf(commands);
    }
}
