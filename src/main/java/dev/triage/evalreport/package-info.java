/** What an evaluation found, as HTML, Markdown, JUnit XML and JSON lines: pure rendering. */
@NullMarked
package dev.triage.evalreport;

import org.jspecify.annotations.NullMarked;
