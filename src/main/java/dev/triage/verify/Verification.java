package dev.triage.verify;

import dev.triage.diagnosis.Diagnosis;
import dev.triage.diagnosis.FollowUp;
import dev.triage.diagnosis.Hypothesis;
import dev.triage.incident.Severity;
import java.util.ArrayList;
import java.util.List;

/**
 * A diagnosis after the checks.
 *
 * @param diagnosis what may be shown: unsafe or unsupported parts are moved or marked
 * @param findings numbered from V1, the gravest first
 * @param unsupported hypotheses for which no quote stands anywhere; shown apart, never among the ranked ones
 * @param ruledOut causes that the context speaks against
 * @param rules the runbook rules that the plan is held to
 * @param policySeverity what the severity policy makes of the facts
 * @param policyReasoning the facts it used, each with its line
 * @param claimsChecked how many claims were looked up in the sources
 * @param claimsGrounded how many of them were found
 */
public record Verification(Diagnosis diagnosis, List<Finding> findings, List<Hypothesis> unsupported,
        List<RuledOut> ruledOut, List<AppliedRule> rules, Severity policySeverity, String policyReasoning,
        int claimsChecked, int claimsGrounded) {

    public Verification {
        findings = List.copyOf(findings);
        unsupported = List.copyOf(unsupported);
        ruledOut = List.copyOf(ruledOut);
        rules = List.copyOf(rules);
    }

    /** The same with more follow-ups at the end: what code knows to be missing, whoever wrote the diagnosis. */
    public Verification with(List<FollowUp> more) {
        List<FollowUp> all = new ArrayList<>(diagnosis.followUps());
        all.addAll(more);
        Diagnosis completed = new Diagnosis(diagnosis.summary(), diagnosis.severity(), diagnosis.outcome(),
                diagnosis.hypotheses(), diagnosis.checklist(), diagnosis.mitigations(), diagnosis.impact(),
                diagnosis.postmortem(), all, diagnosis.missingFacts());
        return more.isEmpty()
                ? this
                : new Verification(completed, findings, unsupported, ruledOut, rules, policySeverity, policyReasoning,
                        claimsChecked, claimsGrounded);
    }

    /** How many findings are of this level. */
    public int count(FindingLevel level) {
        return (int) findings.stream().filter(finding -> finding.level() == level).count();
    }
}
