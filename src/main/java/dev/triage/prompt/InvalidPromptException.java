package dev.triage.prompt;

/** The prompt files or their configuration are not usable; the message names the place and the remedy. */
public final class InvalidPromptException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidPromptException(String message) {
        super(message);
    }

    InvalidPromptException(String message, Throwable cause) {
        super(message, cause);
    }
}
