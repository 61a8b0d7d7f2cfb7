package dev.triage.triage;

import dev.triage.incident.Incident;
import dev.triage.runbook.RunbookMatch;
import dev.triage.similar.SimilarIncident;
import java.util.List;

/**
 * What a {@link Rehearsal} looks at.
 *
 * @param similar past incidents that the analyst may look at; they are given, not searched for
 * @param runbooks sections likewise
 */
public record RehearsalCase(Incident incident, List<SimilarIncident> similar, List<RunbookMatch> runbooks) {

    public RehearsalCase {
        similar = List.copyOf(similar);
        runbooks = List.copyOf(runbooks);
    }

    /** An incident by itself. */
    public RehearsalCase(Incident incident) {
        this(incident, List.of(), List.of());
    }
}
