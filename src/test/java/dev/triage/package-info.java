/** Support for tests of all packages, and the rules of the architecture. */
@NullMarked
package dev.triage;

import org.jspecify.annotations.NullMarked;
