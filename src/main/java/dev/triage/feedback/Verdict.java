package dev.triage.feedback;

/** What a person says of a hypothesis once the cause is known. */
public enum Verdict {
    RIGHT,
    WRONG
}
