/** Measures the pipeline end to end against a stand-in model over real HTTP, on a scratch database. */
@NullMarked
package dev.triage.bench;

import org.jspecify.annotations.NullMarked;
