package dev.triage.verify;

import dev.triage.command.SqlSyntax;
import dev.triage.diagnosis.Diagnosis;
import dev.triage.diagnosis.Outcome;
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
        CheckWords words = new CheckWords(grounds.language());
        Ledger ledger = new Ledger(words);
        Sources sources = new Sources(grounds);
        GroundingCheck grounding = new GroundingCheck(sources, ledger);
        PlausibilityCheck plausibility = new PlausibilityCheck(sources, ledger);
        CommandCheck commands = new CommandCheck(grounds, sqlSyntax);
        InjectionCheck injection = new InjectionCheck(grounds);
        SeverityAssessment policy = severityPolicy.assess(grounds.facts(), words);
        Diagnosis grounded = plausibility.check(grounding.check(injection.check(diagnosis, policy)));
        OutcomeCheck outcome = new OutcomeCheck(grounds.facts(), grounding.ruledOut(), grounding.unsupported(), ledger);
        RunbookRules rules = new RunbookRules(grounds, ledger);
        Diagnosis checked = rules.check(commands.check(outcome.check(grounded, policy)));
        severity(checked, policy, ledger);
        List<Finding> findings = new ArrayList<>(ledger.findings());
        findings.addAll(injection.findings());
        findings.addAll(commands.findings());
        return new Verification(checked, numbered(findings), grounding.unsupported(), grounding.ruledOut(),
                rules.applied(), policy.level(), policy.reasoning(), ledger.claims(), ledger.grounded());
    }

    private static void severity(Diagnosis checked, SeverityAssessment policy, Ledger ledger) {
        SeverityAssessment analyst = checked.severity();
        if (policy.level() != Severity.UNKNOWN && analyst.level() != policy.level()) {
            boolean far = analyst.level() != Severity.UNKNOWN && checked.outcome() != Outcome.NO_INCIDENT
                    && Math.abs(analyst.level().compareTo(policy.level())) > 1;
            ledger.add("severity-differs", FindingKind.SEVERITY_DISAGREES,
                    far ? FindingLevel.WARNING : FindingLevel.NOTE, "severity.level",
                    analyst.level() + ": " + analyst.reasoning(), policy.level(), policy.reasoning());
        }
    }

    private static List<Finding> numbered(List<Finding> findings) {
        List<Finding> sorted = new ArrayList<>(findings);
        sorted.sort(Comparator.comparing(Finding::level));
        List<Finding> numbered = new ArrayList<>();
        sorted.forEach(finding -> numbered.add(finding.numbered(numbered.size() + 1)));
        return numbered;
    }
}
