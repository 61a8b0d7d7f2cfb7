package dev.triage.diagnosis;

/** Where a quote comes from. */
public enum EvidenceSource {
    CONTEXT,
    SIMILAR_INCIDENT,
    RUNBOOK
}
