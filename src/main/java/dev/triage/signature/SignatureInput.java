package dev.triage.signature;

import dev.triage.fact.FactSheet;
import dev.triage.incident.Incident;
import dev.triage.runbook.RunbookMatch;
import dev.triage.similar.SimilarIncident;
import java.util.List;

/**
 * What the deterministic analyst looks at.
 *
 * @param facts the facts of the incident's context; quotes and line numbers refer to its source
 * @param similar past incidents, best first
 * @param runbooks runbook sections, best first
 * @param language BCP 47 tag of the wanted language; tags without texts of their own are answered in English
 */
public record SignatureInput(Incident incident, FactSheet facts, List<SimilarIncident> similar,
        List<RunbookMatch> runbooks, String language) {

    public SignatureInput {
        similar = List.copyOf(similar);
        runbooks = List.copyOf(runbooks);
    }
}
