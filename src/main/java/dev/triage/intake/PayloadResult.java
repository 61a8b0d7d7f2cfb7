package dev.triage.intake;

import java.util.List;

/** What a webhook's body holds. */
sealed interface PayloadResult {

    /**
     * It was understood.
     *
     * @param leftOut how many alerts the sender says it has left out
     */
    record Alerts(List<RawAlert> alerts, int leftOut) implements PayloadResult {

        public Alerts {
            alerts = List.copyOf(alerts);
        }
    }

    /**
     * A note on an alert that is known already.
     *
     * @param fingerprint of the alert
     * @param eventId the same for each delivery of this note
     */
    record Note(String fingerprint, String eventId, String author, String text) implements PayloadResult {}

    /** It is in order and nothing follows from it. */
    record Nothing(String reason) implements PayloadResult {}

    /** It is not in order. */
    record Invalid(List<IntakeResult.FieldProblem> problems) implements PayloadResult {

        public Invalid {
            problems = List.copyOf(problems);
        }

        static Invalid of(String field, String problem) {
            return new Invalid(List.of(new IntakeResult.FieldProblem(field, problem)));
        }
    }
}
