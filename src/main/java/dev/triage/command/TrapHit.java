package dev.triage.command;

/**
 * A trap that a command runs into.
 *
 * @param subject the part of the command that does, as it stands there
 */
public record TrapHit(Trap trap, String subject) {}
