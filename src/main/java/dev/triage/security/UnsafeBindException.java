package dev.triage.security;

/** The service would be reachable from other machines without a key. */
final class UnsafeBindException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String address;

    UnsafeBindException(String address) {
        super("not serving on " + address + ": it can be reached from other machines and there is no API key");
        this.address = address;
    }

    String address() {
        return address;
    }
}
