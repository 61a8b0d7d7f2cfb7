@NullMarked
package dev.triage.stats;

import org.jspecify.annotations.NullMarked;
