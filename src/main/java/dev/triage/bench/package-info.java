/**
 * Measures the service on scratch databases: the pipeline against a stand-in model over real HTTP, and how well and how
 * fast search finds.
 */
@NullMarked
package dev.triage.bench;

import org.jspecify.annotations.NullMarked;
