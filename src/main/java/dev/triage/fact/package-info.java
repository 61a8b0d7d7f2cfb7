/** Numbered facts read from redacted text, deterministically: times, metric changes, log templates, changes, errors, statements and quantities. */
@NullMarked
package dev.triage.fact;

import org.jspecify.annotations.NullMarked;
