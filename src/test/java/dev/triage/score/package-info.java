/** Tests of the scores, each by itself. */
@NullMarked
package dev.triage.score;

import org.jspecify.annotations.NullMarked;
