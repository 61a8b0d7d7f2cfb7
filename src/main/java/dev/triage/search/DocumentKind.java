package dev.triage.search;

/** What a searchable document is. */
public enum DocumentKind {
    INCIDENT,
    RUNBOOK
}
