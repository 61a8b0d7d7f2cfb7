package dev.triage.signature;

/** What sort of observation a piece of evidence is; two of the same sort are not independent of each other. */
enum EvidenceKind {
    METRIC,
    ERROR,
    LOG,
    SQL,
    STATE,
    CHANGE,
    NOTE,
    HISTORY
}
