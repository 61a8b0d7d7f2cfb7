/** A prompt version or a model that works on live incidents beside the current one, unseen; and its promotion. */
@NullMarked
package dev.triage.shadow;

import org.jspecify.annotations.NullMarked;
