/** Tests of runs: their stages, their end, and what happens when something dies in between. */
@org.jspecify.annotations.NullMarked
package dev.triage.triage;
