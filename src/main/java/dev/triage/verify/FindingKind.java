package dev.triage.verify;

/** What a check found wrong. */
public enum FindingKind {
    /** A quote does not stand where it is said to stand. */
    UNGROUNDED_QUOTE,
    /** A number, time, version, identifier or name that no source holds. */
    UNGROUNDED_CLAIM,
    /** A customer count, a duration or an amount of money that nobody measured. */
    UNMEASURED_IMPACT,
    /** A quote that exists but has nothing to do with the claim. */
    IRRELEVANT_EVIDENCE,
    /** The context says the opposite of what the cause needs. */
    CONTRARY_EVIDENCE,
    /** Arithmetic, units, order in time or magnitude do not work out. */
    IMPLAUSIBLE,
    CONFIDENCE_TOO_HIGH,
    /** The outcome claims more, or less, than the evidence carries. */
    OUTCOME_OVERRULED,
    /** Left open for people although the context tells it. */
    LEFT_OPEN,
    UNSAFE_COMMAND,
    MISPLACED_STEP,
    SEVERITY_DISAGREES,
    PLAN_ORDER,
    /** A step breaks a rule of a runbook that applies. */
    RUNBOOK_RULE,
    MISSING_ROLLBACK,
    /** The stated risk is not true of the step. */
    MISSTATED_RISK,
    /** Text from outside tried to give orders. */
    INJECTION
}
