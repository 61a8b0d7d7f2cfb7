package dev.triage.triage;

import dev.triage.fact.FactSheet;
import dev.triage.incident.Incident;
import dev.triage.runbook.RunbookMatch;
import dev.triage.similar.SimilarIncident;
import java.util.List;

/** All that an analyst, model or signature catalogue, may look at. */
record AnalysisInput(Incident incident, FactSheet facts, List<SimilarIncident> similar, List<RunbookMatch> runbooks) {

    AnalysisInput {
        similar = List.copyOf(similar);
        runbooks = List.copyOf(runbooks);
    }
}
