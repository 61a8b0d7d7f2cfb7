package dev.triage.report;

import dev.triage.diagnosis.Diagnosis;
import dev.triage.diagnosis.Hypothesis;
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
import dev.triage.verify.AppliedRule;
import dev.triage.verify.Finding;
import dev.triage.verify.RuledOut;
import dev.triage.verify.Verification;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A finished report as readers get it: the checked diagnosis, and around it what code knows.
 *
 * @param reason why the run is degraded; blank otherwise
 * @param trust how much of the report was checked and how that went, in one line
 * @param findings what the checks found, numbered, the gravest first; each says which part of the diagnosis it is about
 * @param unsupported hypotheses without any evidence that stands; shown apart
 * @param ruledOut causes that the context speaks against
 * @param runbookRules rules of the runbook sections that the plan is held to
 * @param severityByPolicy what the severity policy makes of the facts; beside the analyst's own
 */
public record ReportView(IncidentId incidentId, RunId runId, String title, ServiceName service, Instant createdAt,
        RunStatus status, String reason, String trust, SeverityAssessment severityByPolicy, Diagnosis diagnosis,
        List<Finding> findings, List<Hypothesis> unsupported, List<RuledOut> ruledOut, List<AppliedRule> runbookRules,
        List<SimilarIncident> similarIncidents, List<RunbookMatch> runbookSections,
        List<Redaction> redactions, Provenance provenance) {

    public ReportView {
        findings = List.copyOf(findings);
        unsupported = List.copyOf(unsupported);
        ruledOut = List.copyOf(ruledOut);
        runbookRules = List.copyOf(runbookRules);
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
        Verification checked = result.verification();
        return Optional.of(new ReportView(incident.id(), run.id(), incident.title().value(), incident.service(),
                run.createdAt(), run.status(), run.reason(), TrustLine.of(checked, result.provenance().language()),
                new SeverityAssessment(checked.policySeverity(), checked.policyReasoning()), checked.diagnosis(),
                checked.findings(), checked.unsupported(), checked.ruledOut(), checked.rules(), result.similar(),
                result.runbooks(), result.redactions(), result.provenance()));
    }

    /** Whether the analyst and the policy give the same severity; true when either can't tell. */
    public boolean severityAgrees() {
        Severity analyst = diagnosis.severity().level();
        Severity policy = severityByPolicy.level();
        return analyst == policy || analyst == Severity.UNKNOWN || policy == Severity.UNKNOWN;
    }
}
