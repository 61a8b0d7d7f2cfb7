package dev.triage.verify;

import dev.triage.command.SqlSyntax;
import dev.triage.diagnosis.Diagnosis;
import dev.triage.diagnosis.SeverityAssessment;
import dev.triage.incident.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Checks a diagnosis, whoever wrote it, against what it claims to stand on. Deterministic; the same diagnosis and
 * grounds always give the same findings.
 */
public class Verifier {

    private final SeverityPolicy severityPolicy = new SeverityPolicy();
    private final SqlSyntax sqlSyntax;

    /** Leaves the syntax of SQL to the parser here. */
    public Verifier() {
        this(SqlSyntax.unchecked());
    }

    /** Has proposed SQL parsed by a server, too. */
    public Verifier(SqlSyntax sqlSyntax) {
        this.sqlSyntax = sqlSyntax;
    }

    /** Checks one diagnosis. */
    public Verification verify(Diagnosis diagnosis, Grounds grounds) {
        Ledger ledger = new Ledger(new CheckWords(grounds.language()));
        GroundingCheck grounding = new GroundingCheck(new Sources(grounds), ledger);
        CommandCheck commands = new CommandCheck(grounds, sqlSyntax);
        Diagnosis checked = commands.check(grounding.check(diagnosis));
        SeverityAssessment policy = severityPolicy.assess(grounds.facts());
        List<Finding> findings = new ArrayList<>(ledger.findings());
        findings.addAll(commands.findings());
        Severity level = diagnosis.severity().level();
        if (policy.level() != Severity.UNKNOWN && level != policy.level()) {
            findings.add(new Finding("severity-differs", FindingKind.SEVERITY_DISAGREES, FindingLevel.NOTE,
                    "severity.level", level + ": " + diagnosis.severity().reasoning(),
                    "the policy says " + policy.level() + ": " + policy.reasoning(), ""));
        }
        return new Verification(checked, numbered(findings), grounding.unsupported(), grounding.ruledOut(), List.of(),
                policy.level(), policy.reasoning(), ledger.claims(), ledger.grounded());
    }

    private static List<Finding> numbered(List<Finding> findings) {
        List<Finding> sorted = new ArrayList<>(findings);
        sorted.sort(Comparator.comparing(Finding::level));
        List<Finding> numbered = new ArrayList<>();
        sorted.forEach(finding -> numbered.add(finding.numbered(numbered.size() + 1)));
        return numbered;
    }
}
