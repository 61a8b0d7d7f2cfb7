@NullMarked
package dev.triage.eval;

import org.jspecify.annotations.NullMarked;
