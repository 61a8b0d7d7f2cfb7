/** Keeps what the placeholders of a redacted text stand for, sealed, and gives it back to readers with the right. */
@NullMarked
package dev.triage.vault;

import org.jspecify.annotations.NullMarked;
