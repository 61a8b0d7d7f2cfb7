package dev.triage.verify;

import dev.triage.diagnosis.Diagnosis;
import dev.triage.diagnosis.SeverityAssessment;
import dev.triage.fact.FactSheet;
import dev.triage.incident.Severity;
import dev.triage.redact.RedactedText;
import dev.triage.runbook.RunbookMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Checks a diagnosis, whoever wrote it, against what it claims to stand on. Deterministic; the same diagnosis and facts
 * always give the same findings.
 */
@Component
public class Verifier {

    private final SeverityPolicy severityPolicy = new SeverityPolicy();

    /**
     * Checks one diagnosis.
     *
     * @param facts the facts of the context and the context itself
     * @param runbooks sections that may be quoted
     * @param pastIncidents texts of past incidents that may be quoted
     */
    public Verification verify(Diagnosis diagnosis, FactSheet facts, List<RunbookMatch> runbooks,
            List<RedactedText> pastIncidents) {
        String elsewhere = Stream
                .concat(runbooks.stream().map(match -> match.section().text().value()),
                        pastIncidents.stream().map(RedactedText::value))
                .collect(Collectors.joining("\n"));
        GroundingCheck grounding = new GroundingCheck(facts.source().value(), elsewhere);
        CommandCheck commands = new CommandCheck();
        Diagnosis checked = commands.check(grounding.check(diagnosis));
        SeverityAssessment policy = severityPolicy.assess(facts);
        List<Finding> findings = new ArrayList<>(grounding.findings());
        findings.addAll(commands.findings());
        Severity level = diagnosis.severity().level();
        if (policy.level() != Severity.UNKNOWN && level != policy.level()) {
            findings.add(new Finding("severity-differs", FindingKind.SEVERITY_DISAGREES, FindingLevel.NOTE, "severity",
                    level + ": " + diagnosis.severity().reasoning(),
                    "the policy says " + policy.level() + ": " + policy.reasoning(), ""));
        }
        return new Verification(checked, findings, policy.level(), policy.reasoning(), grounding.claims(),
                grounding.grounded());
    }
}
