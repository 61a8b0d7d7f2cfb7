package dev.triage.api;

import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.util.unit.DataSize;
import org.springframework.web.ErrorResponse;

/** The body goes on past the limit. Thrown while it is read, before all of it is in memory. */
final class BodyTooLargeException extends IOException implements ErrorResponse {

    private static final long serialVersionUID = 1L;

    BodyTooLargeException(DataSize max) {
        super("a body has at most %d KiB; send the part of the logs around the start of the incident"
                .formatted(max.toKilobytes()));
    }

    ProblemException problem() {
        return ProblemException.of(ProblemType.BODY_TOO_LARGE, String.valueOf(getMessage()));
    }

    @Override
    public HttpStatusCode getStatusCode() {
        return HttpStatus.CONTENT_TOO_LARGE;
    }

    @Override
    public ProblemDetail getBody() {
        return ProblemDetail.forStatusAndDetail(getStatusCode(), String.valueOf(getMessage()));
    }
}
