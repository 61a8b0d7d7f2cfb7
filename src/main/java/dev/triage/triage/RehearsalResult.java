package dev.triage.triage;

import dev.triage.diagnosis.Diagnosis;
import dev.triage.verify.Verification;
import java.util.List;

/** What came of a {@link Rehearsal}. */
public sealed interface RehearsalResult {

    /** Every question to a model, in order. */
    List<ModelCall> calls();

    /**
     * There is a diagnosis.
     *
     * @param proposed as the analyst gave it
     * @param verification as a reader would get it
     */
    record Diagnosed(Diagnosis proposed, Verification verification, List<ModelCall> calls) implements RehearsalResult {

        public Diagnosed {
            calls = List.copyOf(calls);
        }
    }

    /** There is none. */
    record Undiagnosed(String reason, List<ModelCall> calls) implements RehearsalResult {

        public Undiagnosed {
            calls = List.copyOf(calls);
        }

        /**
         * Whose failure it is. A reply that was charged for is the model's: not to the schema, refused, cut off, empty.
         * What was not, failed on the way. A prompt that does not fit the model's window is the model's too.
         */
        public boolean isModelsFailure() {
            if (calls.isEmpty()) {
                return true;
            }
            ModelCall last = calls.getLast();
            return switch (last.outcome()) {
                case ModelCall.REJECTED, "Refused" -> true;
                case "Failed" -> last.usage().output() > 0;
                default -> false;
            };
        }
    }
}
