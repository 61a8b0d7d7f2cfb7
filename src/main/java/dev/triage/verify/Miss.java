package dev.triage.verify;

/**
 * Something in a sentence that does not stand in its sources, or stands there otherwise.
 *
 * @param rule stable id of the rule
 * @param what the words at fault
 * @param instead what the source has; blank if nothing like it
 */
record Miss(String rule, String what, String instead) {}
