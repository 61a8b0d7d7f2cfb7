/** The REST interface over real HTTP, against a real database. */
@NullMarked
package dev.triage.api;

import org.jspecify.annotations.NullMarked;
