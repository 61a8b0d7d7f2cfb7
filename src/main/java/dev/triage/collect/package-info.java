/** Reads the state of a PostgreSQL, without changing or holding up anything, as an engineer would paste it. */
@NullMarked
package dev.triage.collect;

import org.jspecify.annotations.NullMarked;
