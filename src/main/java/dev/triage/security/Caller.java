package dev.triage.security;

/**
 * Who makes a request, as far as the service knows.
 *
 * @param name the name of the key, or {@code local} on a service without keys
 */
public record Caller(String name, Role role) {

    /** The caller of a service without keys, which only this machine can reach. */
    static final Caller LOCAL = new Caller("local", Role.ADMIN);
}
