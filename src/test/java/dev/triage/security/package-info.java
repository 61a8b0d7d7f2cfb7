/** Keys and guards. */
@NullMarked
package dev.triage.security;

import org.jspecify.annotations.NullMarked;
