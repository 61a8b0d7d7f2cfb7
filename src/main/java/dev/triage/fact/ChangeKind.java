package dev.triage.fact;

/** What kind of change was made to the system. */
public enum ChangeKind {
    DEPLOY,
    ROLLBACK,
    CONFIG,
    FLAG,
    MIGRATION,
    SCALE,
    INFRASTRUCTURE,
    JOB,
    /** The context says that nothing was changed. */
    NONE
}
