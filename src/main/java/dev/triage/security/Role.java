package dev.triage.security;

/** What a caller may do; each role includes those before it. */
public enum Role {
    /** Look at incidents, runs and reports. */
    READ,
    /** Report incidents, start and cancel runs. */
    WRITE,
    /** Manage keys, read metrics. */
    ADMIN;

    /** Whether this role allows what the other allows. */
    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }
}
