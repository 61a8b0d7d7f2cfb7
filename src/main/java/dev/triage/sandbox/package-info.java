/** Breaks a throwaway PostgreSQL on purpose, lets an analyst or a person mend it, and scores what they did by code. */
@NullMarked
package dev.triage.sandbox;

import org.jspecify.annotations.NullMarked;
