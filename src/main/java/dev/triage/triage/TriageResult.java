package dev.triage.triage;

import dev.triage.redact.Redaction;
import dev.triage.runbook.RunbookMatch;
import dev.triage.similar.SimilarIncident;
import dev.triage.verify.Verification;
import java.util.List;

/**
 * All that a finished run knows; reports are rendered from it alone.
 *
 * @param verification the checked diagnosis with its findings
 * @param redactions how many secrets of which kind were removed from the context
 */
public record TriageResult(Verification verification, List<SimilarIncident> similar, List<RunbookMatch> runbooks,
        List<Redaction> redactions, Provenance provenance) {

    public TriageResult {
        similar = List.copyOf(similar);
        runbooks = List.copyOf(runbooks);
        redactions = List.copyOf(redactions);
    }
}
