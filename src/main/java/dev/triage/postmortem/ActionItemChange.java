package dev.triage.postmortem;

import dev.triage.diagnosis.Priority;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An action item as a person gives it, raw.
 *
 * @param done whether it is done
 */
public record ActionItemChange(String action, String owner, Priority priority, @Nullable LocalDate due, boolean done) {

    /** Raw, so nothing that prints it may tell its text. */
    @Override
    public String toString() {
        return "ActionItemChange[raw]";
    }
}
