package dev.triage.signature;

import dev.triage.fact.FactSheet;
import dev.triage.incident.Incident;
import dev.triage.runbook.RunbookMatch;
import dev.triage.similar.SimilarIncident;
import java.util.List;
public record SignatureInput(Incident incident, FactSheet facts, List<SimilarIncident> similar,
        List<RunbookMatch> runbooks, String language) {}
