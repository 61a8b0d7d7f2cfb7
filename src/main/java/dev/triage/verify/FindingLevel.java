package dev.triage.verify;

/** How much a finding matters; an ERROR must not reach a reader unmarked. */
public enum FindingLevel {
    ERROR,
    WARNING,
    NOTE
}
