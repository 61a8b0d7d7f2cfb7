/** The deterministic analyst: a catalogue of known failure modes, ranked by the facts that speak for and against each. */
@NullMarked
package dev.triage.signature;

import org.jspecify.annotations.NullMarked;
