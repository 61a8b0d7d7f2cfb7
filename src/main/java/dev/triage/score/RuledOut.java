package dev.triage.score;

import dev.triage.diagnosis.CauseCode;

/**
 * A cause that the context itself excludes.
 *
 * @param quote the words of the context that exclude it
 */
public record RuledOut(CauseCode code, String quote) {}
