package dev.triage.postmortem;

/** A line of the difference between two versions. */
public record DiffLine(Kind kind, String text) {

    /** Where the line stands: in both versions, or in one of them. */
    public enum Kind {
        SAME,
        REMOVED,
        ADDED
    }
}
