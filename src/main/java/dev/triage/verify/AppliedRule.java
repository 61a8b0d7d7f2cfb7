package dev.triage.verify;

/**
 * A rule of a runbook section that a plan is held to.
 *
 * @param section how a report cites the section, as {@code title / heading}
 * @param words the rule as the runbook puts it
 * @param broken whether a step of the plan breaks it; findings say which
 */
public record AppliedRule(String section, String words, boolean broken) {}
