/** Measures on scratch databases: what a run costs, and how well and how fast search finds. */
@NullMarked
package dev.triage.bench;

import org.jspecify.annotations.NullMarked;
