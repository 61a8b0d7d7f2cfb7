/** Tests of the fact readers: each kind by table, a whole context against a golden file, and bounds on junk. */
@NullMarked
package dev.triage.fact;

import org.jspecify.annotations.NullMarked;
