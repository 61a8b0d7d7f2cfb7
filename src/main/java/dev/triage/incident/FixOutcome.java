package dev.triage.incident;

/** What became of a fix; nobody having said is not the same as its having failed. */
public enum FixOutcome {
    WORKED,
    DID_NOT_WORK,
    UNKNOWN
}
