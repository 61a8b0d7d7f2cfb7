package dev.triage.vault;

/** Sealed bytes were changed, or moved to another incident. Says no more, so that nothing of them gets into a log. */
final class BrokenSealException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokenSealException() {
        super("a sealed entry of the vault does not open with the key that it names");
    }
}
