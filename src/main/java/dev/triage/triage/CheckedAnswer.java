package dev.triage.triage;

import dev.triage.diagnosis.Diagnosis;
import dev.triage.verify.Finding;
import dev.triage.verify.FindingLevel;
import dev.triage.verify.Verification;
import java.util.List;

/** An answer of a model with what the checks made of it. */
record CheckedAnswer(Diagnosis diagnosis, Verification verification) {

    private static final int ERROR_WEIGHT = 10;

    int errors() {
        return verification.count(FindingLevel.ERROR);
    }

    /**
     * Whether it is better than an earlier answer: less is wrong with it, an error counting as much as ten warnings; if
     * that is equal, more of its claims are grounded. On a tie the earlier one stays.
     */
    boolean isBetterThan(CheckedAnswer earlier) {
        int mine = weight();
        int others = earlier.weight();
        return mine < others || mine == others
                && verification.claimsGrounded() > earlier.verification.claimsGrounded();
    }

    private int weight() {
        return ERROR_WEIGHT * errors() + verification.count(FindingLevel.WARNING);
    }

    /** The errors as the model is told them. */
    List<String> reasons() {
        return verification.findings().stream().filter(finding -> finding.level() == FindingLevel.ERROR)
                .map(CheckedAnswer::reason).toList();
    }

    private static String reason(Finding finding) {
        String instead = finding.alternative().isBlank() ? "" : " Instead: " + finding.alternative();
        return finding.where() + " [" + finding.rule() + "]: " + finding.reason() + "." + instead + " It said: "
                + finding.subject();
    }
}
