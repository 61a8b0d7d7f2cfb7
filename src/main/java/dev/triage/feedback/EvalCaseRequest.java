package dev.triage.feedback;

import dev.triage.incident.Severity;
import java.util.List;

/**
 * What a person adds to a resolved incident so that it can be used to measure analysts, raw.
 *
 * @param family kind of incident, lower-case words with hyphens; cases of a family are counted together
 * @param severity the right level, as it is known now
 * @param entities names that a report must name beside the cause, such as a table or a deployment
 * @param mustMention facts that a good report tells
 * @param mustNotMention what a report must not say
 * @param hard whether it takes more than reading the loudest line
 */
public record EvalCaseRequest(String family, Severity severity, List<String> entities, List<ExpectedFact> mustMention,
        List<ExpectedFact> mustNotMention, boolean hard) {

    /**
     * A fact with the words by which it is recognised.
     *
     * @param any words of which one suffices; for what must be mentioned, one of them stands in the context
     */
    public record ExpectedFact(String fact, List<String> any) {

        public ExpectedFact {
            any = List.copyOf(any);
        }
    }

    public EvalCaseRequest {
        entities = List.copyOf(entities);
        mustMention = List.copyOf(mustMention);
        mustNotMention = List.copyOf(mustNotMention);
    }

    /** Raw, so nothing that prints it may tell its text. */
    @Override
    public String toString() {
        return "EvalCaseRequest[raw]";
    }
}
