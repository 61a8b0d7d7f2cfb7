/** The typed diagnosis: its JSON schema, its strict parser and the closed list of causes. */
@NullMarked
package dev.triage.diagnosis;

import org.jspecify.annotations.NullMarked;
