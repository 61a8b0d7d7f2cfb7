package dev.triage.collect;

/** Nothing could be collected; the message says why. */
public final class CollectException extends Exception {

    private static final long serialVersionUID = 1L;

    CollectException(String message, Throwable cause) {
        super(message, cause);
    }
}
