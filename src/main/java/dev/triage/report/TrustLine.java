package dev.triage.report;

import dev.triage.incident.Severity;
import dev.triage.verify.Finding;
import dev.triage.verify.FindingKind;
import dev.triage.verify.FindingLevel;
import dev.triage.verify.Verification;
import java.util.ArrayList;
import java.util.List;

/** Says in one line, in the report's language, how far a report can be trusted. */
final class TrustLine {

    private TrustLine() {}

    static String of(Verification verification, String language) {
        Wording words = Wording.in(language);
        List<String> parts = new ArrayList<>();
        parts.add(words.get("trust.grounded").formatted(verification.claimsGrounded(), verification.claimsChecked()));
        long blocked = verification.findings().stream().filter(TrustLine::blocks).map(Finding::where).distinct()
                .count();
        if (blocked > 0) {
            parts.add(counted(words, "trust.blocked", blocked));
        }
        long errors = verification.findings().stream()
                .filter(finding -> finding.level() == FindingLevel.ERROR && !blocks(finding)).count();
        if (errors > 0) {
            parts.add(counted(words, "trust.errors", errors));
        }
        long warnings = verification.count(FindingLevel.WARNING);
        if (warnings > 0) {
            parts.add(counted(words, "trust.warnings", warnings));
        }
        Severity analyst = verification.diagnosis().severity().level();
        Severity policy = verification.policySeverity();
        if (policy == Severity.UNKNOWN) {
            parts.add(words.get("trust.severityOpen"));
        } else {
            parts.add(analyst == policy
                    ? words.get("trust.severityAgrees")
                    : words.get("trust.severityDiffers").formatted(policy));
        }
        return String.join(words.get("trust.separator"), parts);
    }

    /** A command that nobody should run as it stands. */
    private static boolean blocks(Finding finding) {
        return finding.kind() == FindingKind.UNSAFE_COMMAND && finding.level() == FindingLevel.ERROR;
    }

    private static String counted(Wording words, String key, long count) {
        return words.get(count == 1 ? key + ".one" : key + ".many").formatted(count);
    }
}
