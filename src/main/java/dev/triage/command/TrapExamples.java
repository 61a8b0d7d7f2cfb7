package dev.triage.command;

import dev.triage.diagnosis.Command;
import java.util.List;

/**
 * Examples of a trap; each is one command, or several in the order in which they would be run.
 *
 * @param rejected what runs into it
 * @param accepted look-alikes that do not
 */
public record TrapExamples(List<List<Command>> rejected, List<List<Command>> accepted) {

    public TrapExamples {
        rejected = rejected.stream().map(List::copyOf).toList();
        accepted = accepted.stream().map(List::copyOf).toList();
    }
}
