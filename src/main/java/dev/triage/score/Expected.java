package dev.triage.score;

import dev.triage.diagnosis.CauseCode;
import dev.triage.incident.Severity;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The key of a case: what a good report says and what it must not.
 *
 * @param cause the right cause; null when the context carries none
 * @param abstain whether the right outcome is {@code NOT_ESTABLISHED}
 * @param severity the right level
 * @param severityAccepted other levels that count as right
 * @param alternatives causes that count as right too
 * @param requiredCauses causes that must be among the hypotheses, as a cause or as a symptom
 * @param forbiddenCauses causes that must not be ranked as one
 * @param fix what the plan must contain
 * @param known parts of the postmortem that the context tells, so {@code [FILL IN]} is wrong there
 * @param unknown parts that it does not tell, so anything else is invented
 */
public record Expected(@Nullable ExpectedCause cause, boolean abstain, Severity severity,
        Set<Severity> severityAccepted, List<ExpectedCause> alternatives, Set<CauseCode> requiredCauses,
        Set<CauseCode> forbiddenCauses, List<RuledOut> ruledOut, List<ExpectedFact> mustMention,
        List<ExpectedFact> mustNotMention, List<ExpectedFact> fix, List<Trap> traps, Set<PostmortemPart> known,
        Set<PostmortemPart> unknown) {

    public Expected {
        severityAccepted = Set.copyOf(severityAccepted);
        alternatives = List.copyOf(alternatives);
        requiredCauses = Set.copyOf(requiredCauses);
        forbiddenCauses = Set.copyOf(forbiddenCauses);
        ruledOut = List.copyOf(ruledOut);
        mustMention = List.copyOf(mustMention);
        mustNotMention = List.copyOf(mustNotMention);
        fix = List.copyOf(fix);
        traps = List.copyOf(traps);
        known = Set.copyOf(known);
        unknown = Set.copyOf(unknown);
    }

    /** Whether nothing is wrong at all, and a report should say so. */
    public boolean nothingWrong() {
        return cause != null && cause.code() == CauseCode.NO_FAULT;
    }
}
