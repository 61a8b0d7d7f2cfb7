package dev.triage.intake;

import dev.triage.incident.IncidentId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of an update. */
public sealed interface UpdateResult {

    /**
     * It is stored.
     *
     * @param triageAt when the incident will be triaged with it; null if that was not asked for
     */
    record Stored(IncidentUpdate update, @Nullable Instant triageAt) implements UpdateResult {}

    /** It was stored before; nothing was changed. */
    record Repeated(IncidentUpdate update) implements UpdateResult {}

    /** There is no incident with that id. */
    record NoSuchIncident(IncidentId id) implements UpdateResult {}

    /** It is not in order. */
    record Invalid(List<IntakeResult.FieldProblem> problems) implements UpdateResult {

        public Invalid {
            problems = List.copyOf(problems);
        }
    }
}
