package dev.triage.web;

/** There is no such incident, run or runbook. */
final class PageNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PageNotFoundException() {
        super(null, null, false, false);
    }
}
