package dev.triage.shadow;

/** Where a candidate's work on one live run stands. */
public enum ShadowStatus {
    QUEUED,
    DIAGNOSED,
    /** The model's own failure: no reply that fits the schema, a refusal, one cut off. It counts against the candidate. */
    MODEL_FAILED,
    /** A failure on the way. It says nothing of the candidate, and is counted apart. */
    INFRASTRUCTURE,
    /** Not asked: the budget, an end before its turn, a language that it does not write. */
    SKIPPED
}
