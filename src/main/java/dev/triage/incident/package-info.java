/** The vocabulary of incidents and the store that keeps them. */
@NullMarked
package dev.triage.incident;

import org.jspecify.annotations.NullMarked;
