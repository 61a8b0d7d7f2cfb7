package dev.triage.prompt;

import dev.triage.fact.FactSheet;
import dev.triage.incident.Incident;
import dev.triage.runbook.RunbookMatch;
import dev.triage.similar.SimilarIncident;
import java.util.List;

/**
 * What a prompt is made of.
 *
 * @param language BCP 47 tag of the language to answer in
 * @param budgetTokens how long the whole prompt may get
 */
public record PromptInput(Incident incident, FactSheet facts, List<SimilarIncident> similar,
        List<RunbookMatch> runbooks, String language, int budgetTokens) {

    public PromptInput {
        similar = List.copyOf(similar);
        runbooks = List.copyOf(runbooks);
    }
}
