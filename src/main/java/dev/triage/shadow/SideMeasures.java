package dev.triage.shadow;

import dev.triage.verify.FindingLevel;
import dev.triage.verify.Verification;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What code can tell of one side's answer without knowing the truth.
 *
 * @param answeredBy the model whose answer it is
 * @param ownAnswer whether it is the answer of the model that was asked, not of a fallback
 * @param cause code of the first hypothesis; blank if there is none
 * @param policyAgrees whether the severity is that of the policy
 * @param errors findings that are errors
 * @param millis waiting for models; of a side that asks none, 0
 * @param costUsd null when the price is unknown
 */
public record SideMeasures(String answeredBy, boolean ownAnswer, String cause, String outcome, String severity,
        boolean policyAgrees, int errors, int warnings, int claimsChecked, int claimsGrounded, double millis,
        @Nullable BigDecimal costUsd, int tokens) {

    static SideMeasures of(Verification answer, String answeredBy, boolean ownAnswer, double millis,
            @Nullable BigDecimal costUsd, int tokens) {
        var hypotheses = answer.diagnosis().hypotheses();
        return new SideMeasures(answeredBy, ownAnswer,
                hypotheses.isEmpty() ? "" : hypotheses.getFirst().causeCode().name(),
                answer.diagnosis().outcome().name(), answer.diagnosis().severity().level().name(),
                answer.diagnosis().severity().level() == answer.policySeverity(), answer.count(FindingLevel.ERROR),
                answer.count(FindingLevel.WARNING), answer.claimsChecked(), answer.claimsGrounded(), millis, costUsd,
                tokens);
    }
}
