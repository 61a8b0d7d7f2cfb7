package dev.triage.eval;

import dev.triage.diagnosis.Diagnosis;
import dev.triage.incident.Severity;
import dev.triage.llm.TokenUsage;
import dev.triage.score.Answer;
import dev.triage.verify.Finding;
import dev.triage.verify.Verification;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One cell's row: what was asked, all that determined it, and what came of it.
 *
 * @param key SHA-256 over everything that determines the row
 * @param determinants what the key was made of, by name
 * @param status how it ended
 * @param reason why it failed; blank otherwise
 * @param proposed the analyst's own diagnosis; null when there is none
 * @param shown the diagnosis after the checks; null when it is the same or there is none
 * @param calls every question to a model, in order
 */
public record Cell(String key, CellId id, Map<String, String> determinants, Status status, String reason,
        @Nullable Diagnosis proposed, @Nullable Diagnosis shown, List<Finding> findings, Severity policySeverity,
        int claimsChecked, int claimsGrounded, List<Call> calls, double computeMillis, Instant at) {

    /** How a cell ended. */
    public enum Status {
        /** There is a diagnosis. */
        DIAGNOSED,
        /** The model gave none: refused, cut off, or twice not to the schema. Its failure, and scored as such. */
        MODEL_FAILED,
        /** Time-out, throttling, an error of the provider: says nothing of the model, is never scored, is tried again. */
        INFRASTRUCTURE
    }

    /**
     * A question to a model.
     *
     * @param outcome as the service stores it, such as {@code Answered} or {@code Rejected}
     * @param system name of the text of the system prompt, in the folder of texts
     * @param user name of the text of the user prompt
     * @param costUsd null when the price is unknown
     */
    public record Call(String outcome, String system, String user, String reply, List<String> errors, TokenUsage usage,
            @Nullable BigDecimal costUsd, double latencyMillis) {

        public Call {
            errors = List.copyOf(errors);
        }
    }

    public Cell {
        determinants = Map.copyOf(determinants);
        findings = List.copyOf(findings);
        calls = List.copyOf(calls);
    }

    /** What the scores look at. Only for cells that may be scored. */
    Answer answer() {
        Diagnosis reader = shown == null ? proposed : shown;
        Verification verification = reader == null
                ? null
                : new Verification(reader, findings, List.of(), List.of(), List.of(), policySeverity, "", claimsChecked,
                        claimsGrounded);
        int rejected = (int) calls.stream().filter(call -> call.outcome().equals("Rejected")).count();
        double latency = calls.isEmpty() ? computeMillis : calls.stream().mapToDouble(Call::latencyMillis).sum();
        return new Answer(proposed, verification, id.language(), calls.size(), rejected, latency,
                calls.stream().map(Call::usage).reduce(TokenUsage.NONE, TokenUsage::plus), cost(), null);
    }

    /** Dollars of all calls; null when one price is unknown. */
    @Nullable
    BigDecimal cost() {
        BigDecimal sum = BigDecimal.ZERO;
        for (Call call : calls) {
            BigDecimal cost = call.costUsd();
            if (cost == null) {
                return null;
            }
            sum = sum.add(cost);
        }
        return sum;
    }
}
