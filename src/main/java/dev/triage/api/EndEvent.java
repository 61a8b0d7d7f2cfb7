package dev.triage.api;

import dev.triage.triage.RunId;
import dev.triage.triage.RunStatus;
import dev.triage.triage.TriageRun;

/** A run that has ended. */
record EndEvent(RunId runId, RunStatus status, String reason, Links links) {

    static EndEvent of(TriageRun run) {
        return new EndEvent(run.id(), run.status(), run.reason(), Links.of(run.incidentId(), run.id()));
    }
}
