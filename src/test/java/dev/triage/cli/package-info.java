/** Tests of the command line against a running service. */
@org.jspecify.annotations.NullMarked
package dev.triage.cli;
