package dev.triage.postmortem;

import dev.triage.redact.RedactedText;
import java.time.Instant;

/**
 * One state of the text. Saves of one author shortly after one another, such as an editor's autosave, go on with one
 * version; another author, or the same one later, begins a new one.
 *
 * @param version from 1
 */
public record PostmortemVersion(int version, RedactedText markdown, String author, Instant begunAt, Instant savedAt) {}
