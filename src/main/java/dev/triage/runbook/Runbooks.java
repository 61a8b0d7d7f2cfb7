package dev.triage.runbook;

import dev.triage.fact.FactSheet;
import dev.triage.incident.Incident;
import java.util.List;
@org.springframework.stereotype.Component
public class Runbooks {
    public List<RunbookMatch> find(Incident i, FactSheet f, int n) {
        return List.of();
    }
}
