package dev.triage.incident;

import java.util.UUID;

/** Identifies an incident. */
public record IncidentId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
