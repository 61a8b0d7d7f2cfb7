/** Scores of a diagnosis against a case's key: one small class a score, each with its definition, range and direction. */
@NullMarked
package dev.triage.score;

import org.jspecify.annotations.NullMarked;
