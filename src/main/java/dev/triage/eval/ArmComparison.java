package dev.triage.eval;

import dev.triage.stats.Verdict;
import java.util.List;

/**
 * Arm B against arm A.
 *
 * @param scores those that have enough values, in the order of reports
 * @param cases every case of both sides with its passes
 * @param mustPassFailed must-pass cases that A answers correctly most times and B does not; by the stricter rule, all
 *     that B does not
 * @param newCriticalTraps critical traps that B hit and A did not, with their case
 * @param unusable cells of both sides that failed for reasons that are not the model's, or are not there
 * @param cells cells of both sides
 */
public record ArmComparison(String a, String b, List<ScoreComparison> scores, List<FlippedCase> cases,
        List<String> mustPassFailed, List<String> newCriticalTraps, int unusable, int cells) {

    /** More unusable cells than this share say more of the infrastructure than of the arms. */
    static final double UNUSABLE_MOST = 0.05;

    public ArmComparison {
        scores = List.copyOf(scores);
        cases = List.copyOf(cases);
        mustPassFailed = List.copyOf(mustPassFailed);
        newCriticalTraps = List.copyOf(newCriticalTraps);
    }

    /** How the whole ends. */
    public GateOutcome outcome() {
        List<ScoreComparison> deciding = scores.stream().filter(ScoreComparison::decides).toList();
        if (deciding.isEmpty() || unusable > UNUSABLE_MOST * cells) {
            return GateOutcome.INFRASTRUCTURE;
        }
        List<Verdict> verdicts = deciding.stream().map(each -> each.comparison().verdict()).toList();
        if (!mustPassFailed.isEmpty() || !newCriticalTraps.isEmpty() || verdicts.contains(Verdict.REGRESSED)) {
            return GateOutcome.REGRESSED;
        }
        if (verdicts.contains(Verdict.INCONCLUSIVE)) {
            return GateOutcome.INCONCLUSIVE;
        }
        return verdicts.contains(Verdict.IMPROVED) ? GateOutcome.IMPROVED : GateOutcome.EQUIVALENT;
    }

    public List<FlippedCase> flips() {
        return cases.stream().filter(FlippedCase::flipped).toList();
    }
}
