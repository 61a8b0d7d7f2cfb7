@NullMarked
package dev.triage.command;

import org.jspecify.annotations.NullMarked;
