/** Tests of {@code dev.triage.collect}. */
@NullMarked
package dev.triage.collect;

import org.jspecify.annotations.NullMarked;
