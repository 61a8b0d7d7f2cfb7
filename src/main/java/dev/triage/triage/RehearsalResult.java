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
    }
}
