package dev.triage.intake;

import dev.triage.incident.Incident;
import dev.triage.triage.Acceptance;
import java.util.List;

/** What became of a report. */
public sealed interface IntakeResult {

    /** The report is in order; whether it was taken on, the acceptance says. */
    record Passed(Incident incident, Acceptance acceptance) implements IntakeResult {}

    /** The report is not in order; nothing was changed. */
    record Invalid(List<FieldProblem> problems) implements IntakeResult {

        public Invalid {
            problems = List.copyOf(problems);
        }
    }

    /**
     * What is wrong with one field.
     *
     * @param field its name in the request
     * @param problem what is wrong and what to do
     */
    record FieldProblem(String field, String problem) {}
}
