package dev.triage.triage;

/** Told to the application's listeners inside the transaction that stores a run, so that what they store is stored with it. */
public record RunAccepted(TriageRun run) {}
