/** Accepts, normalises and deduplicates what comes in; the only package that sees raw payloads. */
@NullMarked
package dev.triage.intake;

import org.jspecify.annotations.NullMarked;
