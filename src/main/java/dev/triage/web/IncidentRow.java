package dev.triage.web;

import dev.triage.incident.IncidentSummary;
import dev.triage.incident.Severity;
import dev.triage.triage.RunDigest;
import org.jspecify.annotations.Nullable;

/**
 * An incident as a line of a list.
 *
 * @param run its newest run; null if it has none
 */
public record IncidentRow(IncidentSummary incident, @Nullable RunDigest run) {

    /** The reporter's severity, else the one that its report came to. */
    public Severity severity() {
        Severity reported = incident.reportedSeverity();
        return reported != Severity.UNKNOWN || run == null || run.severity() == null ? reported : run.severity();
    }

    /** Whether the newest run is still at work. */
    public boolean isWorking() {
        return run != null && !run.status().isFinal();
    }
}
