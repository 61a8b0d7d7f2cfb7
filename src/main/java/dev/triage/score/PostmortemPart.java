package dev.triage.score;

/** A part of the postmortem draft that a context may or may not know. */
public enum PostmortemPart {
    SUMMARY,
    TIMELINE,
    IMPACT,
    ROOT_CAUSE,
    DETECTION,
    RESPONSE
}
