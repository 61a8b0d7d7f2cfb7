/** Evaluation: cases, matrix, runner, the store of cells, recorded replies, comparison and gate. Nothing of the service uses it. */
@NullMarked
package dev.triage.eval;

import org.jspecify.annotations.NullMarked;
