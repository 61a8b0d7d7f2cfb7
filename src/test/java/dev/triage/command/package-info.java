/** Tests of the judging of commands: tables of what is accepted and what is rejected. */
@NullMarked
package dev.triage.command;

import org.jspecify.annotations.NullMarked;
