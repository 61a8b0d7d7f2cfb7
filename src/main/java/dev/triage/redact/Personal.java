package dev.triage.redact;

/**
 * Something personal found in a text.
 *
 * @param kind name that stands in the placeholder
 * @param canonical the value in the one form that all its spellings share
 */
record Personal(String kind, int start, int end, String canonical) {}
