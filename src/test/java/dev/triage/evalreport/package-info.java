/** Tests of what an evaluation's results are rendered to. */
@NullMarked
package dev.triage.evalreport;

import org.jspecify.annotations.NullMarked;
