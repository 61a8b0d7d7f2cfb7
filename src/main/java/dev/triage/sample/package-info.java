/** Past incidents and runbooks to begin with, for an empty database that is there to try things out. */
@NullMarked
package dev.triage.sample;

import org.jspecify.annotations.NullMarked;
