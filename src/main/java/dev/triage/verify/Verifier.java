package dev.triage.verify;

import dev.triage.diagnosis.Diagnosis;
import dev.triage.fact.FactSheet;
import dev.triage.incident.Severity;
import dev.triage.redact.RedactedText;
import dev.triage.runbook.RunbookMatch;
import java.util.List;
@org.springframework.stereotype.Component
public class Verifier {
    public Verification verify(Diagnosis d, FactSheet f, List<RunbookMatch> r, List<RedactedText> q) {
        return new Verification(d, List.of(), Severity.UNKNOWN, "", 0, 0);
    }
}
