package dev.triage.verify;

import dev.triage.diagnosis.CauseCode;

/** A cause that was considered and what speaks against it. */
public record RuledOut(CauseCode causeCode, String statement, String why) {}
