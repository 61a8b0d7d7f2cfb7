package dev.triage.triage;

import dev.triage.fact.FactSheet;
import dev.triage.incident.Incident;
import dev.triage.redact.RedactedText;
import dev.triage.runbook.RunbookMatch;
import dev.triage.similar.SimilarIncident;
import dev.triage.verify.Grounds;
import java.util.ArrayList;
import java.util.List;

/** All that an analyst, model or signature catalogue, may look at. */
record AnalysisInput(Incident incident, FactSheet facts, List<SimilarIncident> similar, List<RunbookMatch> runbooks) {

    AnalysisInput {
        similar = List.copyOf(similar);
        runbooks = List.copyOf(runbooks);
    }

    /** What a diagnosis of this incident may stand on. */
    Grounds grounds(String language) {
        List<String> about = new ArrayList<>(
                List.of(incident.title().value(), incident.service().value(), incident.symptoms().value()));
        incident.labels().forEach((name, value) -> about.add(name + ": " + value.value()));
        if (incident.startedAt() != null) {
            about.add(incident.startedAt().toString());
        }
        return new Grounds(facts, String.join("\n", about), runbooks,
                similar.stream().map(AnalysisInput::quotable).toList(), language);
    }

    private static Grounds.PastIncident quotable(SimilarIncident past) {
        List<RedactedText> known = past.resolution() == null
                ? List.of()
                : List.of(past.resolution().rootCause(), past.resolution().fix());
        return new Grounds.PastIncident(past.title(), RedactedText.join(known));
    }
}
