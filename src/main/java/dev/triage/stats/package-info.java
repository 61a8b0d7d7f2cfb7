/** Statistics for paired comparisons on few incidents: pure functions, each with the source of its formula. */
@NullMarked
package dev.triage.stats;

import org.jspecify.annotations.NullMarked;
