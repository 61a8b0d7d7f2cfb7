/** Tests of the deterministic analyst, and the tool that measures it on real contexts. */
@NullMarked
package dev.triage.signature;

import org.jspecify.annotations.NullMarked;
