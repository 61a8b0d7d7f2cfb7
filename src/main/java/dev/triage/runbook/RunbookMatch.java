package dev.triage.runbook;

/** A runbook section that seems to apply, with its fused rank score. */
public record RunbookMatch(RunbookSection section, double trigram, double cosine, double score) {}
