package dev.triage.triage;

/** The stages of a run, in order. */
public enum Stage {
    /** Secrets are removed; this happens when the incident is accepted. */
    REDACT,
    FACTS,
    SIMILAR,
    RUNBOOKS,
    PROMPT,
    ANALYSE,
    PARSE,
    VERIFY,
    STORE
}
