package dev.triage.triage;

import dev.triage.incident.IncidentId;

/** Told to the application's listeners inside the transaction that ends a run, so that what they store is stored with it. */
public record RunEnded(RunId runId, IncidentId incidentId, RunStatus status) {}
