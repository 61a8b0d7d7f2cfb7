/** Past incidents like this one, and why they are alike. */
@NullMarked
package dev.triage.similar;

import org.jspecify.annotations.NullMarked;
