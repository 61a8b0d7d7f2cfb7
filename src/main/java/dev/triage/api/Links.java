package dev.triage.api;

import dev.triage.incident.IncidentId;
import dev.triage.triage.RunId;

/** Where to go on from a run. */
record Links(String incident, String run, String events, String report) {

    static Links of(IncidentId incident, RunId run) {
        String incidentPath = "/api/v1/incidents/" + incident;
        String runPath = path(run);
        return new Links(incidentPath, runPath, runPath + "/events", incidentPath + "/report.md?run=" + run);
    }

    static String path(RunId run) {
        return "/api/v1/runs/" + run;
    }
}
