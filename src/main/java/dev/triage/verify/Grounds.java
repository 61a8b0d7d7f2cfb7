package dev.triage.verify;

import dev.triage.fact.FactSheet;
import dev.triage.redact.RedactedText;
import dev.triage.runbook.RunbookMatch;
import java.util.List;

/**
 * What a diagnosis may stand on.
 *
 * @param facts the facts of the context and the context itself
 * @param about what is known of the incident beside its context: title, service, symptoms, labels; redacted
 * @param runbooks sections that may be quoted and whose rules apply
 * @param pastIncidents past incidents that may be quoted
 * @param language BCP 47 tag of the diagnosis, for the words that checks put into it
 */
public record Grounds(FactSheet facts, String about, List<RunbookMatch> runbooks,
        List<PastIncident> pastIncidents, String language) {

    /** A past incident with what its report may quote: its title, cause and fix. */
    public record PastIncident(String title, RedactedText text) {}

    public Grounds {
        runbooks = List.copyOf(runbooks);
        pastIncidents = List.copyOf(pastIncidents);
    }

    /** A context alone, in English. */
    public static Grounds of(FactSheet facts) {
        return new Grounds(facts, "", List.of(), List.of(), "en");
    }
}
