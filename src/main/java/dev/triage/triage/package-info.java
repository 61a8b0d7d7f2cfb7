/** Runs the stages in order, stores every result and survives failure. Start reading at {@code TriagePipeline}. */
@NullMarked
package dev.triage.triage;

import org.jspecify.annotations.NullMarked;
