/** Sends what others are to hear, later if it can't be sent now. */
@NullMarked
package dev.triage.outbox;

import org.jspecify.annotations.NullMarked;
