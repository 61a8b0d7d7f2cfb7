package dev.triage.intake;

import dev.triage.incident.IncidentId;
import java.util.List;

/** What became of a webhook's body. */
public sealed interface HookResult {

    /**
     * Its alerts are stored.
     *
     * @param received how many it held
     * @param added how many firings were not known before
     * @param leftOut how many the sender says it has left out
     * @param incidents the incidents they belong to, each once
     */
    record Received(int received, int added, int leftOut, List<IncidentId> incidents) implements HookResult {

        public Received {
            incidents = List.copyOf(incidents);
        }
    }

    /** It is in order and nothing follows from it. */
    record Ignored(String reason) implements HookResult {}

    /** It is not JSON. */
    record NotJson() implements HookResult {}

    /** It is not in order; nothing was changed. */
    record Invalid(List<IntakeResult.FieldProblem> problems) implements HookResult {

        public Invalid {
            problems = List.copyOf(problems);
        }
    }

    /** No mapping is configured under this name. */
    record UnknownSource(List<String> known) implements HookResult {

        public UnknownSource {
            known = List.copyOf(known);
        }
    }
}
