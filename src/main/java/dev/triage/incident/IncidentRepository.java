package dev.triage.incident;

import java.util.*;
@org.springframework.stereotype.Repository
public class IncidentRepository {
    public void insert(Incident i) {}

    public Optional<Incident> find(IncidentId i) {
        return Optional.empty();
    }
}
