package dev.triage.web;

/** Too many runs wait already. */
final class BusyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BusyException() {
        super(null, null, false, false);
    }
}
