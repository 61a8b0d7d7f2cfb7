/** Slack: a slash command, a shortcut, buttons and one thread for each incident. */
@NullMarked
package dev.triage.slack;

import org.jspecify.annotations.NullMarked;
