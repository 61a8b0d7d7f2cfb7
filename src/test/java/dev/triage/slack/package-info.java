/** Slack, played by a server that speaks its HTTP. */
@NullMarked
package dev.triage.slack;

import org.jspecify.annotations.NullMarked;
