/** What comes in, without a database. */
@NullMarked
package dev.triage.intake;

import org.jspecify.annotations.NullMarked;
