package dev.triage.incident;

/** A page was asked for with a cursor that this service did not hand out. */
public final class InvalidCursorException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    InvalidCursorException() {
        super("the cursor is not one that a page has named as its nextCursor; leave it out to begin with the first page");
    }
}
