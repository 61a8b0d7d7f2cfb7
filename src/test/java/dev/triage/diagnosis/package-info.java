/** Tests of the diagnosis' JSON. */
@NullMarked
package dev.triage.diagnosis;

import org.jspecify.annotations.NullMarked;
