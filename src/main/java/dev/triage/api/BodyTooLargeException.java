package dev.triage.api;

import java.io.IOException;
import org.springframework.util.unit.DataSize;

/** The body goes on past the limit. Thrown while it is read, before all of it is in memory. */
final class BodyTooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    BodyTooLargeException(DataSize max) {
        super("a body has at most %d KiB; send the part of the logs around the start of the incident"
                .formatted(max.toKilobytes()));
    }

    ProblemException problem() {
        return ProblemException.of(ProblemType.BODY_TOO_LARGE, String.valueOf(getMessage()));
    }
}
