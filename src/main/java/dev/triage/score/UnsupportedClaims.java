package dev.triage.score;

import dev.triage.verify.FindingKind;
import java.util.Set;

/** How many claims stand nowhere. */
record UnsupportedClaims() implements Scorer {

    private static final Set<FindingKind> KINDS = Set.of(FindingKind.UNGROUNDED_QUOTE, FindingKind.UNGROUNDED_CLAIM,
            FindingKind.UNMEASURED_IMPACT, FindingKind.IRRELEVANT_EVIDENCE);

    @Override
    public Definition definition() {
        return Definition.amount("unsupported-claims", Definition.About.PROPOSED, 0.5,
                "Number of findings on quotes, numbers, names or impact that no source holds.");
    }

    @Override
    public Score score(Expected key, Answer answer) {
        return answer.verification() == null
                ? Score.none("there is no diagnosis")
                : Score.of(answer.verification().findings().stream().filter(finding -> KINDS.contains(finding.kind()))
                        .count());
    }
}
