/** Loads, indexes and finds runbook sections. */
@NullMarked
package dev.triage.runbook;

import org.jspecify.annotations.NullMarked;
