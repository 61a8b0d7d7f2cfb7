/** The outbox, without a peer. */
@NullMarked
package dev.triage.outbox;

import org.jspecify.annotations.NullMarked;
