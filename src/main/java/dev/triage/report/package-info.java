/** Pure rendering of a finished run: the report view, Markdown and the postmortem draft. */
@NullMarked
package dev.triage.report;

import org.jspecify.annotations.NullMarked;
