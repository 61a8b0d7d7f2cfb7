package dev.triage.web;

/** A form asks for a model, prompt version or language that does not exist. */
final class UnknownChoiceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownChoiceException() {
        super(null, null, false, false);
    }
}
