/** Rendering, as functions. */
@NullMarked
package dev.triage.report;

import org.jspecify.annotations.NullMarked;
