package dev.triage.similar;

import dev.triage.fact.FactSheet;
import dev.triage.incident.Incident;
import java.util.List;
@org.springframework.stereotype.Component
public class SimilarIncidents {
    public List<SimilarIncident> find(Incident i, FactSheet f, int n) {
        return List.of();
    }

    public void index(Incident i, FactSheet f) {}
}
