/** What a command would do if it were run: parsed, judged, with the traps named. Nothing here runs anything. */
@NullMarked
package dev.triage.command;

import org.jspecify.annotations.NullMarked;
