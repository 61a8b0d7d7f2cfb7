package dev.triage.signature;

/** A signature file cannot be used; the message names the file, the mode and the field, and says what to write. */
public final class CatalogException extends RuntimeException {

    private static final long serialVersionUID = 1;

    CatalogException(String place, String problem) {
        super(place + ": " + problem);
    }
}
