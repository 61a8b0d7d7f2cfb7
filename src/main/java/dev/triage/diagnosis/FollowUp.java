package dev.triage.diagnosis;

/**
 * Work that remains.
 *
 * @param owner a team or role; never an invented person
 */
public record FollowUp(Priority priority, String action, String owner) {}
