package dev.triage.signature;

import dev.triage.diagnosis.Diagnosis;
import dev.triage.fact.FactExtractor;
import dev.triage.incident.Incident;
import dev.triage.incident.IncidentId;
import dev.triage.incident.IncidentStatus;
import dev.triage.incident.Origin;
import dev.triage.incident.ServiceName;
import dev.triage.incident.Severity;
import dev.triage.redact.RedactedText;
import dev.triage.redact.Redactor;
import dev.triage.runbook.RunbookMatch;
import dev.triage.similar.SimilarIncident;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Runs the analyst on a plain text, the way the pipeline does. */
final class Analysis {

    static final SignatureCatalog CATALOG = SignatureCatalog.load(List.of());
    private static final SignatureAnalyst ANALYST = new SignatureAnalyst(CATALOG);
    private static final Instant REPORTED = Instant.parse("2026-03-05T14:10:00Z");

    private Analysis() {}

    static Diagnosis of(String context) {
        return of(context, "en");
    }

    static Diagnosis of(String context, String language) {
        return ANALYST.analyse(input("shop-api", context, language, List.of(), List.of()));
    }

    static Diagnosis of(SignatureInput input) {
        return ANALYST.analyse(input);
    }

    static SignatureInput input(String service, String context, String language, List<SimilarIncident> similar,
            List<RunbookMatch> runbooks) {
        RedactedText text = new Redactor().redact(context);
        Incident incident = new Incident(new IncidentId(new UUID(0, 1)), new Redactor().redact("An incident"),
                new ServiceName(service), RedactedText.empty(), null, Severity.UNKNOWN, Map.of(), text,
                IncidentStatus.OPEN, Origin.LIVE, REPORTED, null);
        return new SignatureInput(incident, new FactExtractor().extract(text), similar, runbooks, language);
    }
}
