package dev.triage.feedback;

import dev.triage.diagnosis.CauseCode;
import dev.triage.triage.RunId;
import java.time.Instant;

/**
 * A person's verdict on one hypothesis of a run.
 *
 * @param rank its place in the report, from 1
 */
public record HypothesisMark(RunId runId, int rank, CauseCode causeCode, Verdict verdict, String author,
        Instant markedAt) {}
