/** Versioned prompt files become a rendered prompt within a token budget. */
@NullMarked
package dev.triage.prompt;

import org.jspecify.annotations.NullMarked;
