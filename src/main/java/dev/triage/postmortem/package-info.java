/** The document people finish: draft, edits, versions, publishing. */
@NullMarked
package dev.triage.postmortem;

import org.jspecify.annotations.NullMarked;
