package dev.triage.eval;

import dev.triage.llm.LlmReply;
import dev.triage.llm.TokenUsage;
import java.time.Duration;

/**
 * A model's reply with the question that it answers. Failures of the infrastructure are not recorded.
 *
 * @param cell the cell that asked first
 * @param question which question of the cell it was, from 1
 * @param refused whether the model declined; then the text is the reason
 */
record RecordedReply(CellId cell, int question, RequestParts parts, boolean refused, String text, TokenUsage usage,
        double latencyMillis) {

    LlmReply reply() {
        Duration latency = Duration.ofNanos(Math.round(latencyMillis * 1e6));
        return refused
                ? new LlmReply.Refused(text, usage, latency)
                : new LlmReply.Answered(text, usage, latency, 1);
    }
}
