package dev.triage.diagnosis;

import java.util.List;

/** What became of a reply. */
public sealed interface ParsedReply {

    /** The reply fits the schema. */
    record Accepted(Diagnosis diagnosis) implements ParsedReply {}

    /**
     * The reply does not fit.
     *
     * @param errors each with its place, fit to be sent back to the model; at most 20
     */
    record Rejected(List<String> errors) implements ParsedReply {

        public Rejected {
            errors = List.copyOf(errors);
        }
    }
}
