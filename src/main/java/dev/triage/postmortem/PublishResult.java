package dev.triage.postmortem;

import java.util.List;

/** What became of the wish to publish. */
public sealed interface PublishResult {

    /** It is published, now or already. */
    record Published(Postmortem postmortem) implements PublishResult {}

    /** Something is left to fill in. */
    record Incomplete(List<OpenPlaceholder> open) implements PublishResult {

        public Incomplete {
            open = List.copyOf(open);
        }
    }

    /** Somebody else has saved since. */
    record Conflict(Postmortem current) implements PublishResult {}

    /** There is no such postmortem. */
    record Missing() implements PublishResult {}
}
