package dev.triage.slack;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Slack did not do what it was asked for. The message is a code of Slack's or the kind of failure, never a text of ours. */
final class SlackFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final @Nullable Duration retryAfter;

    SlackFailure(String problem, @Nullable Duration retryAfter) {
        super(problem, null, false, false);
        this.retryAfter = retryAfter;
    }

    String problem() {
        return String.valueOf(getMessage());
    }

    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }
}
