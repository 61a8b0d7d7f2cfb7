/** Command line entry points over the same beans as the service. */
@NullMarked
package dev.triage.cli;

import org.jspecify.annotations.NullMarked;
