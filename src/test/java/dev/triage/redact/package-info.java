/** Tests of redaction. Secrets in them are made up, and joined from parts so that no scanner takes them for real. */
@NullMarked
package dev.triage.redact;

import org.jspecify.annotations.NullMarked;
