package dev.triage.report;

import dev.triage.diagnosis.Diagnosis;
import dev.triage.diagnosis.SeverityAssessment;
import dev.triage.incident.Incident;
import dev.triage.incident.IncidentId;
import dev.triage.incident.ServiceName;
import dev.triage.incident.Severity;
import dev.triage.redact.Redaction;
import dev.triage.runbook.RunbookMatch;
import dev.triage.similar.SimilarIncident;
import dev.triage.triage.Provenance;
import dev.triage.triage.RunId;
import dev.triage.triage.RunStatus;
import dev.triage.triage.TriageResult;
import dev.triage.triage.TriageRun;
import dev.triage.verify.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A finished report as readers get it: the checked diagnosis, and around it what code knows.
 *
 * @param reason why the run is degraded; blank otherwise
 * @param trust how much of the report was checked and how that went, in one line
 * @param severityByPolicy what the severity policy makes of the facts; beside the analyst's own
 */
public record ReportView(IncidentId incidentId, RunId runId, String title, ServiceName service, Instant createdAt,
        RunStatus status, String reason, String trust, SeverityAssessment severityByPolicy, Diagnosis diagnosis,
        List<Finding> findings, List<SimilarIncident> similarIncidents, List<RunbookMatch> runbookSections,
        List<Redaction> redactions, Provenance provenance) {

    public ReportView {
        findings = List.copyOf(findings);
        similarIncidents = List.copyOf(similarIncidents);
        runbookSections = List.copyOf(runbookSections);
        redactions = List.copyOf(redactions);
    }

    /** The report of a run; empty while there is none. */
    public static Optional<ReportView> of(Incident incident, TriageRun run) {
        TriageResult result = run.result();
        if (result == null) {
            return Optional.empty();
        }
        return Optional.of(new ReportView(incident.id(), run.id(), incident.title().value(), incident.service(),
                run.createdAt(), run.status(), run.reason(), TrustLine.of(result.verification()),
                new SeverityAssessment(result.verification().policySeverity(), result.verification().policyReasoning()),
                result.verification().diagnosis(), result.verification().findings(), result.similar(),
                result.runbooks(), result.redactions(), result.provenance()));
    }

    /** Whether the analyst and the policy give the same severity; true when either can't tell. */
    public boolean severityAgrees() {
        Severity analyst = diagnosis.severity().level();
        Severity policy = severityByPolicy.level();
        return analyst == policy || analyst == Severity.UNKNOWN || policy == Severity.UNKNOWN;
    }
}
