package dev.triage.triage;

import java.time.Duration;
import java.util.List;

/** What became of a request for a run. All but the first two changed nothing. */
public sealed interface Acceptance {

    /** A new run is stored and will be worked on. */
    record Accepted(TriageRun run) implements Acceptance {}

    /** The same request was accepted before under the same idempotency key; this is its run. */
    record Repeated(TriageRun run) implements Acceptance {}

    /** The idempotency key was used for another request. */
    record KeyReused() implements Acceptance {}

    /** No such model, prompt version or language; the known ones are named. */
    record Unknown(String field, String value, List<String> known) implements Acceptance {

        public Unknown {
            known = List.copyOf(known);
        }
    }

    /** There is no incident with that id. */
    record NoSuchIncident() implements Acceptance {}

    /** Too much work is waiting. */
    record QueueFull(Duration retryAfter) implements Acceptance {}
}
