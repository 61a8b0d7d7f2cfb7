package dev.triage.shadow;

/** What people said of a side's first cause, by their marks and by how the incident was resolved. */
public enum Seen {
    RIGHT,
    WRONG,
    UNKNOWN
}
