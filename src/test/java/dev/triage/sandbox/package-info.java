/** Tests of {@code dev.triage.sandbox}. */
@NullMarked
package dev.triage.sandbox;

import org.jspecify.annotations.NullMarked;
