@NullMarked
package dev.triage.vault;

import org.jspecify.annotations.NullMarked;
