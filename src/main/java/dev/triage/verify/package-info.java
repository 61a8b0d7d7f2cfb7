/** Deterministic checks of a diagnosis against the facts it claims to stand on. */
@NullMarked
package dev.triage.verify;

import org.jspecify.annotations.NullMarked;
