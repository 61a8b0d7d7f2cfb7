package dev.triage.security;

import org.springframework.security.access.AccessDeniedException;

/** A request to a service without keys that may not come from the person at this machine. */
public final class RefusedRequestException extends AccessDeniedException {

    private static final long serialVersionUID = 1L;

    RefusedRequestException(String message) {
        super(message);
    }
}
