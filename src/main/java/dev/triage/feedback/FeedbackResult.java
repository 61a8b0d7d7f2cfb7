package dev.triage.feedback;

/** What became of a person's word. */
public sealed interface FeedbackResult {

    /** It is kept. */
    record Kept() implements FeedbackResult {}

    /** There is no such incident, run or hypothesis; nothing was changed. */
    record Missing(String what) implements FeedbackResult {}

    /** It can't be taken as it is; nothing was changed. */
    record Invalid(String field, String problem) implements FeedbackResult {}
}
