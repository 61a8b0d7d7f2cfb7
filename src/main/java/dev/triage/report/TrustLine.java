package dev.triage.report;

import dev.triage.incident.Severity;
import dev.triage.verify.FindingKind;
import dev.triage.verify.FindingLevel;
import dev.triage.verify.Verification;
import java.util.ArrayList;
import java.util.List;

/** Says in one line how far a report can be trusted. */
final class TrustLine {

    private TrustLine() {}

    static String of(Verification verification) {
        List<String> parts = new ArrayList<>();
        parts.add("%d of %d claims grounded".formatted(verification.claimsGrounded(), verification.claimsChecked()));
        long commands = verification.findings().stream().filter(f -> f.kind() == FindingKind.UNSAFE_COMMAND).count();
        if (commands > 0) {
            parts.add(commands == 1 ? "1 command flagged" : commands + " commands flagged");
        }
        long errors = verification.findings().stream().filter(f -> f.level() == FindingLevel.ERROR).count();
        parts.add(errors == 0 ? "no errors found" : errors == 1 ? "1 error found" : errors + " errors found");
        Severity analyst = verification.diagnosis().severity().level();
        Severity policy = verification.policySeverity();
        if (policy == Severity.UNKNOWN) {
            parts.add("severity not decided by policy");
        } else {
            parts.add(analyst == policy ? "severity agrees" : "severity differs: policy says " + policy);
        }
        return String.join(", ", parts);
    }
}
