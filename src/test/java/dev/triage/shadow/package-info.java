/** Tests of candidates beside the current default. */
@NullMarked
package dev.triage.shadow;

import org.jspecify.annotations.NullMarked;
