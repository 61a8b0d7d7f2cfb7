/** Webhooks over real HTTP against a real database. */
@NullMarked
package dev.triage.hook;

import org.jspecify.annotations.NullMarked;
