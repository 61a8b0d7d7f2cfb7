package dev.triage.verify;

import dev.triage.diagnosis.Diagnosis;
import dev.triage.incident.Severity;
import java.util.List;

/**
 * A diagnosis after the checks.
 *
 * @param diagnosis what may be shown: unsafe or unsupported parts are moved or marked
 * @param policySeverity what the severity policy makes of the facts
 * @param policyReasoning the facts it used
 * @param claimsChecked how many claims were looked up in the context
 * @param claimsGrounded how many of them were found
 */
public record Verification(Diagnosis diagnosis, List<Finding> findings, Severity policySeverity, String policyReasoning,
        int claimsChecked, int claimsGrounded) {

    public Verification {
        findings = List.copyOf(findings);
    }
}
